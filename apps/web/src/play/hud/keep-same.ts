/** The former object where the next one has nothing new, so that whoever shows it has nothing to do. Fields are compared by identity. */
export function keepSame<Shown extends object>(former: Shown | undefined, next: Shown): Shown {
  if (former === undefined) return next;
  const before = Object.entries(former);
  const after = Object.entries(next);
  const isSame =
    before.length === after.length &&
    after.every(([name, value], at) => before[at]?.[0] === name && Object.is(before[at]?.[1], value));
  return isSame ? former : next;
}

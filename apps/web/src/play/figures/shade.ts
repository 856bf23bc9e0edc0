/** A colour made darker (below 0) or lighter (above), by a share of the way to black or white. */
export function shade(colour: string, share: number): string {
  const to = share < 0 ? 0 : 255;
  const part = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16);
    return Math.round(value + (to - value) * Math.abs(share));
  };
  return `rgb(${part(1)} ${part(3)} ${part(5)})`;
}

/**
 * The one spelling of an account name: ASCII letters in upper case and digits, 1 to 16. `undefined` for a name that
 * belongs to nobody. No locale takes part, so two spellings can never become two accounts.
 */
export function normalizeUsername(typed: string): string | undefined {
  return /^[A-Za-z0-9]{1,16}$/.test(typed) ? typed.toUpperCase() : undefined;
}

/** Whether a password can be typed into every supported client: 1 to 16 printable ASCII characters. */
export function isUsablePassword(password: string): boolean {
  return /^[\x20-\x7e]{1,16}$/.test(password);
}

/** Whether a PIN has the form that the clients' PIN pad can enter: 4 to 10 digits. */
export function isUsablePin(pin: string): boolean {
  return /^[0-9]{4,10}$/.test(pin);
}

/** The names of a pattern with one `{}`, numbered from `first`; undefined when any of them is no account name. */
export function usernamesOfPattern(pattern: string, first: number, count: number): readonly string[] | undefined {
  if (pattern.split('{}').length !== 2) return undefined;
  const names: string[] = [];
  for (let i = 0; i < count; i++) {
    const name = normalizeUsername(pattern.replace('{}', String(first + i)));
    if (name === undefined) return undefined;
    names.push(name);
  }
  return names;
}

/** A whole number as an operator types it; undefined for anything else. */
export function wholeNumber(word: string | undefined): number | undefined {
  return word !== undefined && /^[+-]?\d{1,9}$/.test(word) ? Number(word) : undefined;
}

/** A number with or without a fraction; undefined for anything else. */
export function realNumber(word: string | undefined): number | undefined {
  return word !== undefined && /^[+-]?(\d{1,9}(\.\d{0,20})?|\.\d{1,20})$/.test(word) ? Number(word) : undefined;
}

/** Files of more than 300 lines, each with the reason why it is better in one piece. */
export const longFiles: Readonly<Record<string, string>> = {};

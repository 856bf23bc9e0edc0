/** One line of a chart. Lines differ by their dashes as well as by colour, for whoever does not tell colours apart. */
export interface ChartLine {
  readonly label: string;
  readonly values: readonly number[];
  readonly colour: string;
  /** Lengths of dashes and gaps, points; none for a whole line. */
  readonly dash: readonly number[];
}

/** How lines are drawn, in the order in which a chart takes them. */
export const lineStyles = [
  { colour: '#0072b2', dash: [] },
  { colour: '#d55e00', dash: [6, 4] },
  { colour: '#00805f', dash: [2, 3] },
] as const;

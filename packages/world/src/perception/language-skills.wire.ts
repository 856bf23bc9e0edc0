/**
 * The skills that stand for languages in the clients' own data, by race: the tongue of the people's side and its own.
 * Numbers: public protocol notes and public servers. Other races get none and hear only what is said to everybody.
 */
export function languageSkills(race: number): readonly number[] {
  return skillsByRace[race] ?? [];
}

const common = 98;
const orcish = 109;

const skillsByRace: Readonly<Record<number, readonly number[]>> = {
  1: [common],
  2: [orcish],
  3: [common, 111],
  4: [common, 113],
  5: [orcish, 673],
  6: [orcish, 115],
  7: [common, 313],
  8: [orcish, 315],
  10: [orcish, 137],
  11: [common, 759],
};

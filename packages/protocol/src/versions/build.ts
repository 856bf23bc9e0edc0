/** The game builds that Realmwright speaks: 5875 is client 1.12.1, 8606 is 2.4.3, 12340 is 3.3.5a. */
export type Build = 5875 | 8606 | 12340;

/** Every supported build, oldest first. */
export const everyBuild = [5875, 8606, 12340] as const satisfies readonly Build[];
/** Only client 1.12.1. */
export const only5875 = [5875] as const satisfies readonly Build[];
/** Clients 1.12.1 and 2.4.3. */
export const upTo8606 = [5875, 8606] as const satisfies readonly Build[];
/** Only client 2.4.3. */
export const only8606 = [8606] as const satisfies readonly Build[];
/** Clients 2.4.3 and 3.3.5a. */
export const from8606 = [8606, 12340] as const satisfies readonly Build[];
/** Only client 3.3.5a. */
export const only12340 = [12340] as const satisfies readonly Build[];

/** The client version that a build number belongs to, as people and public notes name it. */
export const clientVersion: Readonly<Record<Build, string>> = { 5875: '1.12.1', 8606: '2.4.3', 12340: '3.3.5a' };

/** Whether a number that a client sent is a supported build. */
export function isBuild(value: number): value is Build {
  return value === 5875 || value === 8606 || value === 12340;
}

/**
 * What stands where the build of a game client is due, for clients of the realtime edge: they speak no build and know
 * whatever the realm's content holds.
 */
export const REALTIME_BUILD = 0;

import { countedBy, countOf, cstring, packet, u32 } from '../../schema/wire.ts';

/** Asks who is online. Masks have one bit for each race and class. */
export const CMSG_WHO = packet('CMSG_WHO', {
  minimumLevel: u32,
  maximumLevel: u32,
  playerName: cstring({ maxBytes: 48 }),
  guildName: cstring({ maxBytes: 96 }),
  raceMask: u32,
  classMask: u32,
  amountOfZones: countOf('zones', u32),
  zones: countedBy(u32, { field: 'amountOfZones', max: 256 }),
  amountOfStrings: countOf('searchStrings', u32),
  searchStrings: countedBy(cstring({ maxBytes: 255 }), { field: 'amountOfStrings', max: 256 }),
});

import { countedBy, countOf, packedGuid, packet, struct, u32 } from '../../schema/wire.ts';

const threatUpdateUnit = struct({
  unit: packedGuid,
  threat: u32,
});

/** A creature turns to another target, with everybody's threat. */
export const SMSG_HIGHEST_THREAT_UPDATE = packet('SMSG_HIGHEST_THREAT_UPDATE', {
  unit: packedGuid,
  newVictim: packedGuid,
  amountOfUnits: countOf('units', u32),
  units: countedBy(threatUpdateUnit, { field: 'amountOfUnits', max: 4096 }),
});

/** A creature has forgotten all threat. */
export const SMSG_THREAT_CLEAR = packet('SMSG_THREAT_CLEAR', {
  unit: packedGuid,
});

/** A creature has forgotten somebody's threat. */
export const SMSG_THREAT_REMOVE = packet('SMSG_THREAT_REMOVE', {
  unit: packedGuid,
  victim: packedGuid,
});

/** Everybody's threat to a creature. */
export const SMSG_THREAT_UPDATE = packet('SMSG_THREAT_UPDATE', {
  unit: packedGuid,
  amountOfUnits: countOf('units', u32),
  units: countedBy(threatUpdateUnit, { field: 'amountOfUnits', max: 4096 }),
});

import { type OwnVector, vector } from '../../versions/own-vector.ts';

/** Byte-exact examples of the messages of this folder, with values of our own making. */
export const achievementVectors: readonly OwnVector[] = [
  vector(12340, 'CMSG_QUERY_INSPECT_ACHIEVEMENTS', 'cbb8015030f1', { player: 17379390963364921784n }),
  vector(12340, 'SMSG_ACHIEVEMENT_DELETED', '92774108', { achievement: 138508178 }),
  vector(12340, 'SMSG_ACHIEVEMENT_EARNED', '03e003ce505b8ad65867218d5a693f', {
    player: 992n,
    achievement: 2321240270,
    earnTime: 560421078,
    unknown: 1063869069,
  }),
  vector(12340, 'SMSG_CRITERIA_DELETED', '742d5792', { criteriaId: 2455186804 }),
  vector(12340, 'SMSG_CRITERIA_UPDATE', '1304b917033d03cb3c027930f1ab7d76609b17d38208c8101288b0d40e', {
    achievement: 398001171,
    progressCounter: 829n,
    player: 17379390964052787772n,
    flags: 1618378155,
    time: 2194872219,
    timeElapsed: 303089672,
    unknown: 248819848,
  }),
  vector(12340, 'SMSG_SERVER_FIRST_ACHIEVEMENT', '6f616b20616e642069726f6e007b020006010030f1eeb08b7600', {
    name: 'oak and iron',
    player: 17379390966418375291n,
    achievement: 1988866286,
    linkType: 0,
  }),
];

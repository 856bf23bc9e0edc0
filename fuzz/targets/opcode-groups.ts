/** Areas of world messages that are fuzzed together: similar in size and matter, so that each run is worth its time. */
export const opcodeGroups = {
  movement: ['movement'],
  steering: ['speed', 'restraint', 'teleport', 'monster-move', 'mount', 'taxi', 'vehicle'],
  update: ['update'],
  session: ['session', 'cinematic'],
  character: ['character'],
  query: ['query', 'gameobject', 'world-state'],
  chat: ['chat'],
  social: ['social', 'gamemaster'],
  group: ['group', 'raid'],
  guild: ['guild'],
  spell: ['spell'],
  combat: ['combat', 'death', 'faction'],
  pet: ['pet'],
  item: ['item'],
  trade: ['loot', 'trade'],
  commerce: ['auction', 'mail'],
  quest: ['quest', 'gossip'],
  battleground: ['battleground', 'arena', 'duel'],
  calendar: ['lfg', 'calendar', 'achievement'],
} as const;

/** The name of a group. */
export type OpcodeGroup = keyof typeof opcodeGroups;
/** The name of an area, as its folder is called. */
export type OpcodeArea = (typeof opcodeGroups)[OpcodeGroup][number];

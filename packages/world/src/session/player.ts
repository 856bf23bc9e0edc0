import { accountRolesType } from '@realmwright/kernel/account-role';
import { appearanceType, characterSheet, placeType } from '@realmwright/kernel/character-sheet';
import { edgeIdType, sessionIdType } from '@realmwright/kernel/schema/domain';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { bool, f32, f64, list, literals, optional, struct, u32 } from '@realmwright/kernel/schema/types';
import { keptTalkType } from '../chat/kept-talk.ts';
import { keptDeedsType } from '../deeds/kept-deeds.ts';
import { trustType } from '../movement/envelope.ts';
import { movementType, speedKindType } from '../movement/movement.ts';

/**
 * What a character is about: playing; waiting for the end of its logout time; held after its client vanished; or on its
 * way out, frozen until its progress is saved.
 */
export const presenceType = literals('playing', 'loggingOut', 'held', 'departing');
/**
 * Where a departing character goes. `fenced`: somebody else has the right to write it, and takes it over as it stands or not
 * at all.
 */
export const departureType = literals(
  'none',
  'loggedOut',
  'vanished',
  'transferred',
  'superseded',
  'kicked',
  'closing',
  'fenced',
);

const pendingSpeedType = struct({ counter: u32, speedKind: speedKindType, speed: f32, until: f64 });

/**
 * A character in this instance: everything that is not a field or a place of its entity. Instants are milliseconds of
 * the world's clock (`TickFrame.time`), 0 for never. It exists from `join` until its last save is answered.
 */
export const playerType = struct({
  sheet: characterSheet,
  /** The right to write its progress. */
  epoch: u32,
  slot: u32,
  /** Who sees and steers it; nobody while its client is gone. */
  connection: optional(struct({ edge: edgeIdType, session: sessionIdType })),
  lastSequence: u32,
  /** Its client draws the realm's own land. */
  drawsLand: bool,
  presence: presenceType,
  presenceUntil: f64,
  departure: departureType,
  destination: optional(placeType),
  /** Where it was before an operator's command took it elsewhere. */
  cameFrom: optional(placeType),
  /** What it has heard lately; absent where nobody could ask for it. */
  talk: optional(keptTalkType),
  /** How its last deeds came out. */
  deeds: keptDeedsType,
  /** Tries of the last save that were made in vain. */
  failedSaves: u32,
  joinedAt: f64,
  saveSequence: u32,
  /** The save of which its player is told when it is done, 0 for none. */
  promisedSave: u32,
  nextSaveAt: f64,
  levelSince: f64,
  zone: u32,
  isResting: bool,
  appearance: appearanceType,
  roles: accountRolesType,
  isGameMaster: bool,
  isHidden: bool,
  /** Blows do it no harm. */
  isUnharmed: bool,
  nextTimeSyncAt: f64,
  timeSyncCounter: u32,
  /** Last movement believed, with the time of the client's clock. */
  movement: movementType,
  /** World time minus client time, once a movement came. */
  clockOffset: optional(f64),
  /** What its next movement is judged by. */
  trust: trustType,
  /** Counters of what was asked of the client. */
  counter: u32,
  /** The teleport that the client has not answered, 0 for none, and when to ask again. */
  pendingTeleport: u32,
  teleportDeadline: f64,
  teleportTries: u32,
  /** Instants of recent corrections. */
  corrections: list(f64, { max: 64 }),
  pendingSpeeds: list(pendingSpeedType, { max: 32 }),
  /** A greater speed that it has just given up, and until when what is on its way may still show it. */
  formerSpeed: f32,
  formerSpeedUntil: f64,
});

type PlayerState = ValueOf<typeof playerType>;
export type Player = { -readonly [Field in keyof PlayerState]: PlayerState[Field] };

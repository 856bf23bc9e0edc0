import { placeType } from '@realmwright/kernel/character-sheet';
import { entityIdType, mapIdType } from '@realmwright/kernel/schema/domain';
import { bool, f32, f64, literals, struct, u32 } from '@realmwright/kernel/schema/types';
import { entityKeyType } from '../entity-key.ts';
import { positionType } from '../space/position.ts';
import { arrivalType } from './session.intents.ts';

/** Why a session hears no more of an instance. `failed`: the simulation of its character, or the instance, is broken. */
export const leftReasonType = literals(
  'vanished',
  'loggedOut',
  'kicked',
  'superseded',
  'transferred',
  'closing',
  'failed',
);

/** Why a request to log out was not granted. */
export const logoutRefusalType = literals('none', 'inCombat', 'moving', 'already');

/** What only the session concerned is told. */
export const sessionPersonalFacts = {
  /**
   * The character stands in the world. The description of its own entity (disclosure `owner`) is among the `enters` of
   * the same batch. `gameSeconds`: the realm's own calendar, seconds since the Unix epoch in its local time;
   * `gameMinutesPerSecond`: how fast that calendar runs.
   */
  joined: struct({
    entity: entityIdType,
    key: entityKeyType,
    map: mapIdType,
    position: positionType,
    zone: u32,
    arrival: arrivalType,
    gameSeconds: f64,
    gameMinutesPerSecond: f32,
  }),
  /** Nothing more comes for this session from this instance. */
  left: struct({ reason: leftReasonType }),
  /** The way to another map is open: progress is saved and the client may show its loading screen. */
  transferStarted: struct({ map: mapIdType, position: positionType, cameFrom: placeType }),
  /** The transfer could not be made; the character stays. */
  transferRefused: struct({ map: mapIdType }),
  logoutAnswered: struct({ refusal: logoutRefusalType, instant: bool }),
  logoutCancelled: struct({}),
  /** Progress is saved and the entity gone; the client goes back to the character screen. `left` follows. */
  logoutCompleted: struct({}),
  /** Seconds in the world: ever, and at this level. */
  playedTimeTold: struct({ totalSeconds: u32, levelSeconds: u32 }),
};

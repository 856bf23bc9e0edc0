import type { StateItem, Way } from '@realmwright/protocol/realtime/entity-state';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import type { Path, PathFacing } from '../movement/movement.facts.ts';
import type { MemberStats } from '../parties/party.ts';
import type { Fact, PersonalFact } from '../perception/perceived.ts';
import { angleOf } from '../space/angles.ts';
import type { Position } from '../space/position.ts';
import { motionOf, standing } from './motion.wire.ts';

/** What a fact is for a realtime client: a part of the state, or a message of its own. */
export type FactPart =
  | { readonly form: 'item'; readonly item: StateItem }
  | { readonly form: 'message'; readonly message: ServerMessage };

/** What is told of a fact, `now` by the world's clock; nothing when realtime clients need not know. */
export function partOf(fact: Fact, now: number): FactPart | undefined {
  switch (fact.kind) {
    case 'moved':
      return item({ kind: 'move', thing: fact.entity, motion: motionOf(fact.movement, now) });
    case 'relocated':
      return item({ kind: 'jump', thing: fact.entity, motion: motionOf(fact.movement, now) });
    case 'pathStarted':
      return item({ kind: 'follow', thing: fact.entity, way: wayOf(fact.path, 0) });
    case 'pathStopped':
      return item({ kind: 'halt', thing: fact.entity, motion: standing(fact.position) });
    case 'turned':
      return item({ kind: 'halt', thing: fact.entity, motion: standing(turnedTo(fact.position, fact.facing)) });
    case 'spoke':
      return message({
        kind: 'said',
        how: fact.how,
        thing: fact.entity,
        speaker: fact.speakerName,
        status: fact.status,
        where: '',
        text: fact.text,
        number: now,
      });
    case 'textEmotePlayed':
      return happened({ kind: 'addressed', thing: fact.entity, gesture: fact.emote, target: fact.targetName });
    case 'emotePlayed':
      return happened({ kind: 'gesture', thing: fact.entity, animation: fact.animation });
    case 'weatherChanged':
      return message({ kind: 'weather', weather: fact.weather, grade: fact.intensity });
    case 'attackStarted':
      return happened({ kind: 'attackStarted', thing: fact.entity, victim: fact.victim });
    case 'attackStopped':
      return happened({ kind: 'attackStopped', thing: fact.entity, victim: fact.victim });
    case 'blowStruck': {
      const { entity, victim, outcome, damage } = fact;
      return happened({ kind: 'blow', thing: entity, victim, result: outcome, damage });
    }
    case 'roused':
      return happened({ kind: 'roused', thing: fact.entity });
    case 'thingPassed':
      return happened({ kind: 'passed', thing: fact.entity, how: fact.how, what: fact.thing, other: fact.otherName });
    case 'duelDecided': {
      const { entity, how, winnerName, loserName } = fact;
      return happened({ kind: 'duelDecided', thing: entity, how, winner: winnerName, loser: loserName });
    }
    case 'speedChanged':
      // Told as a field of its entity.
      return undefined;
  }
}

/** What a session's own client is told of a personal fact. `inputAt` gives the client's last step up to an intent. */
export function personalMessage(
  fact: PersonalFact,
  now: number,
  inputAt: (sequence: number) => number,
): ServerMessage | undefined {
  switch (fact.kind) {
    case 'left':
      return { kind: 'left', reason: fact.reason };
    case 'logoutCompleted':
      return { kind: 'left', reason: 'loggedOut' };
    case 'transferStarted':
      return { kind: 'left', reason: 'transferred' };
    case 'teleported':
    case 'movementCorrected': {
      const why = fact.kind === 'teleported' ? 'teleported' : 'disbelieved';
      const { counter: correction, after, movement } = fact;
      return { kind: 'correct', correction, input: inputAt(after), motion: motionOf(movement, now), why };
    }
    case 'systemMessage':
      return {
        kind: 'said',
        how: 'reply',
        thing: undefined,
        speaker: '',
        status: 'here',
        where: '',
        text: fact.text.slice(0, 255),
        number: now,
      };
    case 'memberStatsTold':
      return { kind: 'member', character: fact.member, state: fact.stats && memberState(fact.stats) };
    case 'duelAsked':
      return { kind: 'asked', flag: fact.entity, by: fact.initiator };
    case 'duelCounted':
      return { kind: 'duel', stage: 'counting', millis: fact.millis };
    case 'duelBoundsLeft':
      return { kind: 'duel', stage: 'outOfBounds', millis: 0 };
    case 'duelBoundsEntered':
      return { kind: 'duel', stage: 'backInBounds', millis: 0 };
    case 'duelEnded':
      return { kind: 'duel', stage: 'over', millis: 0 };
    default:
      return undefined;
  }
}

function memberState(stats: MemberStats): NonNullable<Extract<ServerMessage, { kind: 'member' }>['state']> {
  const { isDead, isAway, isBusy, health, maxHealth, powerKind, power, maxPower, level, zone } = stats;
  return { isDead, isAway, isBusy, health, maxHealth, powerKind, power, maxPower, level, zone };
}

/** A path as clients draw it; a creature that looks somewhere at its end is turned by a fact of its own. */
export function wayOf({ points, durationMillis, gait }: Path, elapsed: number): Way {
  return { points: points.map(({ x, y, z }) => ({ x, y, z })), duration: durationMillis, elapsed, gait };
}

function turnedTo(position: Position, facing: PathFacing): Position {
  switch (facing.kind) {
    case 'angle':
      return { ...position, orientation: facing.angle };
    case 'spot':
      return { ...position, orientation: angleOf(facing.spot.y - position.y, facing.spot.x - position.x) };
    default:
      return position;
  }
}

function item(told: StateItem): FactPart {
  return { form: 'item', item: told };
}

function message(told: ServerMessage): FactPart {
  return { form: 'message', message: told };
}

function happened(happening: Extract<ServerMessage, { kind: 'happened' }>['happening']): FactPart {
  return message({ kind: 'happened', happening });
}

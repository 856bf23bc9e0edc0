import type { Build } from '@realmwright/protocol/versions/build';
import {
  SMSG_DUEL_COMPLETE,
  SMSG_DUEL_COUNTDOWN,
  SMSG_DUEL_INBOUNDS,
  SMSG_DUEL_OUTOFBOUNDS,
  SMSG_DUEL_REQUESTED,
  SMSG_DUEL_WINNER,
} from '@realmwright/protocol/world/duel/duel.packet';
import {
  SMSG_CAST_FAILED_2_4,
  SMSG_CAST_FAILED_3_3,
  SMSG_CAST_RESULT,
} from '@realmwright/protocol/world/spell/cast-result.packet';
import {
  SMSG_SPELL_GO_1_12,
  SMSG_SPELL_GO_2_4,
  SMSG_SPELL_GO_3_3,
} from '@realmwright/protocol/world/spell/spell-go.packet';
import { keyOf } from '../entity-key.wire.ts';
import type { Intent } from '../intents/intent-batch.ts';
import { frameClass } from '../perception/deliveries.ts';
import type { FrameWriter } from '../perception/frame-writer.wire.ts';
import type { Fact, PersonalFact } from '../perception/perceived.ts';

type GuidOf = (entity: number) => bigint;
type PersonalFactOf<Kind extends PersonalFact['kind']> = Extract<PersonalFact, { kind: Kind }>;

/** The intent of a cast; a target other than a unit is none. */
export function castIntent(packet: {
  readonly spell: number;
  readonly castCount?: number;
  readonly targets: { readonly unitTarget?: bigint | undefined };
}): Intent {
  const { unitTarget } = packet.targets;
  const target = unitTarget === undefined ? undefined : keyOf(unitTarget);
  return { kind: 'castSpell', spell: packet.spell, castCount: packet.castCount ?? 0, target };
}

/** Both are asked; the client of who asked shows that the question is on its way. */
export function writeDuelAsked(frames: FrameWriter, guidOf: GuidOf, fact: PersonalFactOf<'duelAsked'>): void {
  // The notes call the flag the initiator and who asked the target; the order on the wire is flag, asker.
  frames.packet(SMSG_DUEL_REQUESTED, frameClass.own, {
    initiator: guidOf(fact.entity),
    target: guidOf(fact.initiator),
  });
}

export function writeDuelCounted(frames: FrameWriter, { millis }: PersonalFactOf<'duelCounted'>): void {
  frames.packet(SMSG_DUEL_COUNTDOWN, frameClass.own, { time: millis });
}

export function writeDuelBounds(frames: FrameWriter, isInside: boolean): void {
  frames.packet(isInside ? SMSG_DUEL_INBOUNDS : SMSG_DUEL_OUTOFBOUNDS, frameClass.own, {});
}

export function writeDuelEnded(frames: FrameWriter, { isDecided }: PersonalFactOf<'duelEnded'>): void {
  frames.packet(SMSG_DUEL_COMPLETE, frameClass.own, { endedWithoutInterruption: isDecided });
}

/** Everybody near reads who won. The notes name the two the other way round than public servers fill them: winner first. */
export function writeDuelDecided(frames: FrameWriter, fact: Extract<Fact, { kind: 'duelDecided' }>): void {
  frames.packet(SMSG_DUEL_WINNER, frameClass.social, {
    reason: fact.how === 'won' ? 0 : 1,
    opponentName: fact.winnerName,
    initiatorName: fact.loserName,
  });
}

/** Why a spell fails: the numbers of each build (public notes). */
const failures: Readonly<Record<PersonalFactOf<'duelRefused'>['why'], Readonly<Record<Build, number>>>> = {
  badTarget: { 5875: 0x0a, 8606: 0x0b, 12340: 0x0c },
  dead: { 5875: 0x13, 8606: 0x15, 12340: 0x17 },
  tooFar: { 5875: 0x59, 8606: 0x5c, 12340: 0x61 },
  busy: { 5875: 0x68, 8606: 0x6b, 12340: 0x70 },
};

export function writeDuelRefused(frames: FrameWriter, build: Build, fact: PersonalFactOf<'duelRefused'>): void {
  const result = failures[fact.why][build];
  const id = fact.spell;
  const frame = frameClass.own;
  switch (build) {
    case 5875:
      return frames.packet(SMSG_CAST_RESULT, frame, { spell: id, result: FAILED, reason: result });
    case 8606:
      return frames.packet(SMSG_CAST_FAILED_2_4, frame, { id, result, multipleCasts: false });
    case 12340:
      return frames.packet(SMSG_CAST_FAILED_3_3, frame, {
        castCount: fact.castCount,
        id,
        result,
        multipleCasts: false,
      });
  }
}

/** The client's cast is done; without this it would wait for it and cast nothing else. */
export function writeSpellDone(
  frames: FrameWriter,
  build: Build,
  guidOf: GuidOf,
  time: number,
  fact: PersonalFactOf<'spellDone'>,
): void {
  const caster = guidOf(fact.entity);
  const target = guidOf(fact.victim);
  const { spell } = fact;
  const targets = { targetFlags: AT_UNIT, unitTarget: target };
  const cast = { castItem: caster, caster, spell, flags: NO_SPECIALS, hits: [target], misses: [], targets };
  const frame = frameClass.own;
  switch (build) {
    case 5875:
      frames.packet(SMSG_CAST_RESULT, frame, { spell, result: SUCCEEDED });
      return frames.packet(SMSG_SPELL_GO_1_12, frame, cast);
    case 8606:
      return frames.packet(SMSG_SPELL_GO_2_4, frame, { ...cast, timestamp: time });
    case 12340:
      return frames.packet(SMSG_SPELL_GO_3_3, frame, { ...cast, extraCasts: fact.castCount, timestamp: time });
  }
}

const SUCCEEDED = 0;
const FAILED = 2;
/** The target is a unit. */
const AT_UNIT = 0x2;
/** What public servers always set for a spell that takes effect. */
const NO_SPECIALS = 0x100;

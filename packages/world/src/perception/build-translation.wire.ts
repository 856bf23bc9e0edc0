import type { KnownIdTables } from '@realmwright/gamedata/known-ids';
import type { CharacterId } from '@realmwright/kernel/ids';
import type { ByteWriter } from '@realmwright/kernel/schema/bytes';
import type { Build } from '@realmwright/protocol/versions/build';
import { writeStandState } from '../appearance/appearance.wire.ts';
import { writeThingPassed } from '../carrying/carrying.wire.ts';
import { writeEmote, writeSpoken, writeSystemMessage, writeTextEmote } from '../chat/chat.wire.ts';
import {
  writeAttackHindered,
  writeAttackRefused,
  writeAttackStarted,
  writeAttackStopped,
  writeBlow,
  writeRoused,
} from '../combat/combat.wire.ts';
import { writeCorpsePlace, writeReclaimDelay, writeReleased } from '../death/death.wire.ts';
import {
  writeDuelAsked,
  writeDuelBounds,
  writeDuelCounted,
  writeDuelDecided,
  writeDuelEnded,
  writeDuelRefused,
  writeSpellDone,
} from '../duel/duel.wire.ts';
import { writeExperience, writeLevel } from '../growth/growth.wire.ts';
import {
  writeMoved,
  writePathStarted,
  writePathStopped,
  writeRelocated,
  writeSpeedChanged,
  writeSpeedRequested,
  writeTeleported,
  writeTurned,
} from '../movement/movement-facts.wire.ts';
import { writeMemberStats } from '../parties/parties.wire.ts';
import {
  writeLogoutAnswer,
  writeLogoutCancelled,
  writeLogoutCompleted,
  writePlayedTime,
  writeTransfer,
  writeTransferRefused,
} from '../session/session.wire.ts';
import { writeGameTime, writeTimeSync } from '../timekeeping/timekeeping.wire.ts';
import { writeCoinsOffered, writeTradeAsked, writeTradeChanged } from '../trade/trade.wire.ts';
import { writeWeather } from '../weather/weather.wire.ts';
import { FRAME_HEADER_BYTES, frameClass, LARGEST_BODY } from './deliveries.ts';
import { FrameWriter, ServerOpcodes } from './frame-writer.wire.ts';
import { ObjectBlocks } from './object-block.wire.ts';
import type { Fact, PersonalFact } from './perceived.ts';
import type { PerceptionBatch } from './perception-batch.ts';
import type { SessionView } from './session-view.ts';

/** What the batch at hand says of its entities. */
export interface Names {
  readonly guidOf: (entity: number) => bigint;
  readonly isPlayer: (entity: number) => boolean;
  readonly characterOf: (entity: number) => CharacterId | undefined;
  /** Told of something that could not be written; nobody hears it, and everything else goes out. */
  readonly onFault: (error: unknown) => void;
}

/**
 * One batch for the clients of one build. What several sessions get is encoded once, for the first of them; where it
 * stands in the buffer is remembered in `Spans`, and the others get copies.
 */
export class BuildTranslation {
  readonly #build: Build;
  readonly #ids: KnownIdTables;
  readonly #out: ByteWriter;
  readonly #frames: FrameWriter;
  readonly #names: Names;
  readonly #blocks: ObjectBlocks;
  readonly #facts: Spans;
  readonly #entities: Spans;
  readonly #changes: Spans;
  #batch: PerceptionBatch | undefined;
  /** The packet of object updates that is being put together for a session: where it starts (-1: none) and its blocks. */
  #updateStart = -1;
  #blockCount = 0;

  constructor(build: Build, ids: KnownIdTables, out: ByteWriter, names: Names) {
    this.#build = build;
    this.#ids = ids;
    this.#out = out;
    this.#frames = new FrameWriter(out, new ServerOpcodes(build));
    this.#names = names;
    this.#blocks = new ObjectBlocks(build, ids, names.guidOf);
    this.#facts = new Spans(out);
    this.#entities = new Spans(out);
    this.#changes = new Spans(out);
  }

  begin(batch: PerceptionBatch): void {
    this.#batch = batch;
    this.#facts.begin(batch.facts.length);
    this.#entities.begin(batch.entities.length);
    this.#changes.begin(batch.changes.length);
  }

  writeFacts(indexes: readonly number[], { ignored }: SessionView): void {
    const spans = this.#facts;
    for (const index of indexes) {
      const fact = this.#batch?.facts[index];
      if (fact === undefined || (ignored.size > 0 && this.#isFromIgnored(fact, ignored)) || spans.copy(index)) continue;
      this.#writeFirst(fact, index);
    }
  }

  /** In a function of its own: what it makes to be tried costs something, and most facts are copies. */
  #writeFirst(fact: Fact, index: number): void {
    const start = this.#out.length;
    this.#attempt(() => this.#writeFact(fact));
    this.#facts.remember(index, start);
  }

  /** Entities that the client is to forget. */
  writeLeaves(guids: readonly bigint[]): void {
    if (guids.length === 0) return;
    this.#beginUpdates();
    this.#blocks.writeOutOfRange(this.#out, guids);
    this.#blockCount++;
  }

  /** A described entity comes into view. */
  writeEnter(index: number): void {
    const description = this.#batch?.entities[index];
    if (description === undefined) return;
    this.#writeBlock(this.#entities, index, () => this.#blocks.writeCreation(this.#out, description));
  }

  /** Fields of an entity changed. */
  writeChange(index: number): void {
    const change = this.#batch?.changes[index];
    if (change === undefined) return;
    const { entity } = change;
    this.#writeBlock(this.#changes, index, () =>
      this.#blocks.writeValues(this.#out, change, this.#names.guidOf(entity), this.#names.isPlayer(entity)),
    );
  }

  /** Ends the packet of object updates, if one was begun. */
  endUpdates(): void {
    const start = this.#updateStart;
    if (start < 0) return;
    this.#updateStart = -1;
    if (this.#blockCount === 0) {
      this.#out.truncate(start);
      return;
    }
    this.#out.view.setUint32(start + FRAME_HEADER_BYTES, this.#blockCount, true);
    this.#frames.end(start, 'SMSG_UPDATE_OBJECT', frameClass.view);
  }

  writePersonal(fact: PersonalFact, view: SessionView): void {
    this.#attempt(() => this.#writePersonal(fact, view));
  }

  #writePersonal(fact: PersonalFact, view: SessionView): void {
    const frames = this.#frames;
    const build = this.#build;
    switch (fact.kind) {
      case 'joined':
      case 'gameTimeChanged':
        return writeGameTime(frames, build, fact);
      case 'transferStarted':
        return writeTransfer(frames, this.#ids, fact);
      case 'transferRefused':
        return writeTransferRefused(frames, build, this.#ids, fact);
      case 'logoutAnswered':
        return writeLogoutAnswer(frames, fact);
      case 'logoutCancelled':
        return writeLogoutCancelled(frames);
      case 'logoutCompleted':
        return writeLogoutCompleted(frames);
      case 'playedTimeTold':
        return writePlayedTime(frames, build, fact);
      case 'speedChangeRequested':
        return writeSpeedRequested(frames, build, ownGuid(view), fact.speedKind, fact.counter, fact.speed);
      case 'teleported':
      case 'movementCorrected':
        return writeTeleported(frames, build, ownGuid(view), fact.counter, fact.movement);
      case 'standStateChanged':
        return writeStandState(frames, fact.state);
      case 'timeSyncRequested':
        return writeTimeSync(frames, build, fact.counter);
      case 'systemMessage':
        return writeSystemMessage(frames, build, fact.text);
      case 'tradeAsked':
        return writeTradeAsked(frames, build, fact);
      case 'tradeChanged':
        return writeTradeChanged(frames, build, fact);
      case 'coinsOffered':
        return writeCoinsOffered(frames, build, fact);
      case 'attackHindered':
        return writeAttackHindered(frames, fact);
      case 'attackRefused':
        return writeAttackRefused(frames, this.#names.guidOf, fact);
      case 'spiritReleased':
        return writeReleased(frames, build, this.#ids, fact);
      case 'reclaimDelayTold':
        return writeReclaimDelay(frames, fact);
      case 'corpseTold':
        return writeCorpsePlace(frames, build, this.#ids, fact);
      case 'duelAsked':
        return writeDuelAsked(frames, this.#names.guidOf, fact);
      case 'duelRefused':
        return writeDuelRefused(frames, build, fact);
      case 'spellDone':
        return writeSpellDone(frames, build, this.#names.guidOf, this.#batch?.time ?? 0, fact);
      case 'duelCounted':
        return writeDuelCounted(frames, fact);
      case 'duelBoundsLeft':
        return writeDuelBounds(frames, false);
      case 'duelBoundsEntered':
        return writeDuelBounds(frames, true);
      case 'duelEnded':
        return writeDuelEnded(frames, fact);
      case 'experienceGained':
        return writeExperience(frames, build, this.#names.guidOf, fact);
      case 'levelReached':
        return writeLevel(frames, build, fact);
      case 'memberStatsTold':
        return writeMemberStats(frames, build, this.#ids, fact);
      case 'zoneEntered':
      case 'left':
        return;
    }
  }

  #writeFact(fact: Fact): void {
    const frames = this.#frames;
    const build = this.#build;
    const { guidOf } = this.#names;
    switch (fact.kind) {
      case 'moved':
        return writeMoved(frames, build, guidOf(fact.entity), fact.moveKind, fact.movement);
      case 'relocated':
        return writeRelocated(frames, build, guidOf(fact.entity), fact.movement);
      case 'pathStarted':
        return writePathStarted(frames, build, guidOf(fact.entity), fact.path, guidOf);
      case 'pathStopped':
        return writePathStopped(frames, build, guidOf(fact.entity), fact.pathId, fact.position);
      case 'turned':
        return writeTurned(frames, build, guidOf(fact.entity), fact.pathId, fact.position, fact.facing, guidOf);
      case 'speedChanged':
        return writeSpeedChanged(frames, build, guidOf(fact.entity), fact.speedKind, fact.speed, fact.movement);
      case 'spoke': {
        const speaker = { guid: guidOf(fact.entity), isPlayer: this.#names.isPlayer(fact.entity) };
        return writeSpoken(frames, build, this.#ids, speaker, fact);
      }
      case 'thingPassed': {
        const carrier = { guid: guidOf(fact.entity), isPlayer: this.#names.isPlayer(fact.entity) };
        return writeThingPassed(frames, build, this.#ids, carrier, fact);
      }
      case 'textEmotePlayed': {
        const guid = guidOf(fact.entity);
        writeTextEmote(frames, this.#ids, guid, fact);
        if (fact.animation !== 0) writeEmote(frames, this.#ids, guid, fact.animation);
        return;
      }
      case 'emotePlayed':
        return writeEmote(frames, this.#ids, guidOf(fact.entity), fact.animation);
      case 'weatherChanged':
        return writeWeather(frames, build, { ...fact, kind: fact.weather });
      case 'attackStarted':
        return writeAttackStarted(frames, guidOf, fact);
      case 'attackStopped':
        return writeAttackStopped(frames, guidOf, fact);
      case 'blowStruck':
        return writeBlow(frames, build, guidOf, fact);
      case 'roused':
        return writeRoused(frames, guidOf, fact);
      case 'duelDecided':
        return writeDuelDecided(frames, fact);
    }
  }

  /** Whether somebody says it whom the session's player ignores. */
  #isFromIgnored(fact: Fact, ignored: SessionView['ignored']): boolean {
    if (fact.kind !== 'spoke' && fact.kind !== 'textEmotePlayed') return false;
    const speaker = this.#names.characterOf(fact.entity);
    return speaker !== undefined && ignored.has(speaker);
  }

  /** Adds one block to the session's packet of updates; a block that does not fit any more begins another packet. */
  #writeBlock(spans: Spans, index: number, encode: () => void): void {
    this.#beginUpdates();
    const before = this.#out.length;
    this.#encodeOnce(spans, index, encode);
    if (this.#out.length === before) return;
    if (this.#out.length - this.#updateStart - FRAME_HEADER_BYTES > LARGEST_BODY && this.#blockCount > 0) {
      this.#out.truncate(before);
      spans.forget(index, before);
      this.endUpdates();
      this.#beginUpdates();
      this.#encodeOnce(spans, index, encode);
    }
    this.#blockCount++;
  }

  #encodeOnce(spans: Spans, index: number, encode: () => void): void {
    if (spans.copy(index)) return;
    const start = this.#out.length;
    this.#attempt(encode);
    spans.remember(index, start);
  }

  /** One thing that cannot be written must not cost a whole batch of sessions what else they would hear. */
  #attempt(write: () => void): void {
    const start = this.#out.length;
    try {
      write();
    } catch (error) {
      this.#out.truncate(start);
      this.#names.onFault(error);
    }
  }

  #beginUpdates(): void {
    if (this.#updateStart >= 0) return;
    this.#updateStart = this.#frames.begin();
    this.#blockCount = 0;
    this.#out.u32(0);
    // Older builds go on with a byte that says whether a transport is among the objects.
    if (this.#build !== 12340) this.#out.u8(0);
  }
}

function ownGuid(view: SessionView): bigint {
  return BigInt(view.character);
}

/** Where in the buffer the things of a batch have been encoded, by their index. */
class Spans {
  readonly #out: ByteWriter;
  /** One more than the start, so that 0 means: not yet. */
  #starts = new Int32Array(64);
  #ends = new Int32Array(64);

  constructor(out: ByteWriter) {
    this.#out = out;
  }

  begin(count: number): void {
    if (count > this.#starts.length) {
      this.#starts = new Int32Array(2 * count);
      this.#ends = new Int32Array(2 * count);
    } else {
      this.#starts.fill(0, 0, count);
    }
  }

  /** Appends a copy if the thing has been encoded. */
  copy(index: number): boolean {
    const start = (this.#starts[index] ?? 0) - 1;
    if (start < 0) return false;
    const end = this.#ends[index] ?? 0;
    const at = this.#out.reserve(end - start);
    // Moving inside one buffer needs no view and costs half of what copying between two does.
    this.#out.buffer.copyWithin(at, start, end);
    return true;
  }

  /** The thing has just been encoded, from `start` to the end of the buffer. */
  remember(index: number, start: number): void {
    this.#starts[index] = start + 1;
    this.#ends[index] = this.#out.length;
  }

  /** What was encoded at `start` has been cut off again; copies of it elsewhere keep their place. */
  forget(index: number, start: number): void {
    if (this.#starts[index] === start + 1) this.#starts[index] = 0;
  }
}

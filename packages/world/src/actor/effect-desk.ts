import { announce, call } from '@realmwright/kernel/contract';
import { cutText } from '@realmwright/kernel/cut-text';
import { type CharacterId, characterId as characterIdOf, type InstanceId, type RealmId } from '@realmwright/kernel/ids';
import { newOperationId } from '@realmwright/kernel/operation-id';
import { isRefused, type Outcome } from '@realmwright/kernel/outcome';
import type { Counter } from '@realmwright/kernel/ports/metrics';
import type { RolePorts } from '@realmwright/kernel/ports/role-ports';
import { releaseCharacter, saveProgress } from '@realmwright/services/character/character.contract';
import { listGroups } from '@realmwright/services/group/group.contract';
import { post, purseOf } from '@realmwright/services/ledger/ledger.contract';
import { addPlace } from '@realmwright/services/places/places.contract';
import { refusals as placeRefusals } from '@realmwright/services/places/refusals.contract';
import { findPresence, unchangedPresence, updatePresence } from '@realmwright/services/social/social.contract';
import { addSpawn, moveSpawn, removeSpawn } from '@realmwright/services/spawns/spawns.contract';
import type { Effect, SaveProgress } from '../effects.ts';
import { memberStatsGathered, memberStatsWanted, membersPerMessage } from '../parties/parties.contract.ts';
import { bringPlayer, locatePlayer } from '../space/space.contract.ts';
import type { WorldInput } from '../tick-frame.ts';
import { effectFaults } from './effect.faults.ts';
import { partyOf } from './party-ears.ts';

/** Most effects under way at once; the rest wait in order. Bounded by the characters and commands that cause them. */
const CONCURRENCY = 64;

type Performed = Exclude<Effect, { kind: 'commandAnswered' | 'purseSought' }>;

/**
 * Carries out what steps want done, through the services' contracts and under their deadlines. Outcomes go back into the
 * inbox; nothing is retried here, the world decides that by itself.
 */
export class EffectDesk {
  readonly #ports: RolePorts;
  readonly #realm: RealmId;
  readonly #instance: InstanceId;
  readonly #put: (input: WorldInput) => void;
  readonly #corrections: Counter;
  readonly #attacks: Counter;
  readonly #waiting: Performed[] = [];
  #running = 0;
  #whenIdle: (() => void)[] = [];

  constructor(
    ports: RolePorts,
    { realm, instance }: { readonly realm: RealmId; readonly instance: InstanceId },
    put: (input: WorldInput) => void,
  ) {
    this.#ports = ports;
    this.#realm = realm;
    this.#instance = instance;
    this.#put = put;
    this.#corrections = ports.metrics.counter('world_movement_corrections_total', 'Movements not believed.', ['why']);
    this.#attacks = ports.metrics.counter('attack_total', 'Connections that broke a rule no genuine client breaks.', [
      'edge',
      'reason',
    ]);
  }

  /** Begins, or waits its turn; never throws. */
  carryOut(effect: Performed): void {
    this.#waiting.push(effect);
    this.#next();
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    if (this.#running === 0) return;
    await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
  }

  #next(): void {
    while (this.#running < CONCURRENCY) {
      const effect = this.#waiting.shift();
      if (effect === undefined) return;
      this.#running += 1;
      void this.#perform(effect)
        .catch((error: unknown) => this.#ports.log.warn('effect-failed', { error, effect: effect.kind }))
        .finally(() => this.#ended());
    }
  }

  #ended(): void {
    this.#running -= 1;
    this.#next();
    if (this.#running > 0) return;
    const resolved = this.#whenIdle;
    this.#whenIdle = [];
    for (const resolve of resolved) resolve();
  }

  async #perform(effect: Performed): Promise<void> {
    const { bus, log } = this.#ports;
    switch (effect.kind) {
      case 'saveProgress':
        return this.#save(effect);
      case 'commandCarriedOut':
        log.info('operator-command', {
          caller: effect.caller,
          character: effect.character,
          text: effect.text,
          isRefused: effect.isRefused,
        });
        return;
      case 'quarantined': {
        const { character, epoch } = effect;
        if (character === undefined || epoch === undefined) return;
        await call(bus, releaseCharacter, { characterId: character, epoch });
        return;
      }
      case 'movementDistrusted':
        return this.#reportDistrust(effect);
      case 'presenceChanged': {
        const { character, zone, level } = effect;
        await call(bus, updatePresence, { ...unchangedPresence, characterId: character, zone, level });
        return;
      }
      case 'bearingChanged': {
        const { character, isFighting, isHidden } = effect;
        await call(bus, updatePresence, { ...unchangedPresence, characterId: character, isFighting, isHidden });
        return;
      }
      case 'playerSought':
        return this.#seek(effect);
      case 'coinsPledged':
        return this.#handCoins(effect);
      case 'partiesSought':
        return this.#seekParties(effect.characters);
      case 'memberStatsGathered':
        for (let i = 0; i < effect.members.length; i += membersPerMessage) {
          const members = effect.members.slice(i, i + membersPerMessage);
          announce(bus, memberStatsGathered, { from: this.#instance, members });
        }
        return;
      case 'memberStatsWanted':
        announce(bus, memberStatsWanted, { from: this.#instance, groups: [...effect.groups] });
        return;
      case 'spawnAdded':
        return this.#addSpawn(effect);
      case 'placeNamed': {
        const { question, name, place, by } = effect;
        const outcome = await call(bus, addPlace, { realm: this.#realm, name, place, by });
        const text = isRefused(outcome)
          ? placeRefusals[outcome.refused]
          : `This place is called ${outcome.value.name}.`;
        return this.#put({ kind: 'questionAnswered', question, text });
      }
      case 'spawnMoved': {
        const { counter, entry, place, by } = effect;
        const outcome = await call(bus, moveSpawn, { realm: this.#realm, counter, entry, place, by });
        if (isRefused(outcome)) log.warn('spawn-not-kept', { counter, refused: outcome.refused });
        return;
      }
      case 'spawnRemoved': {
        const { counter, entry, place, by } = effect;
        const outcome = await call(bus, removeSpawn, { realm: this.#realm, counter, entry, place, by });
        if (isRefused(outcome)) log.warn('spawn-not-kept', { counter, refused: outcome.refused });
        return;
      }
    }
  }

  async #seekParties(characters: readonly CharacterId[]): Promise<void> {
    const { bus, log } = this.#ports;
    try {
      const outcome = await call(bus, listGroups, { characters: [...characters] });
      if (isRefused(outcome)) return;
      for (const group of outcome.value.groups) this.#put({ kind: 'partyChanged', party: partyOf(group) });
      for (const { character, revision } of outcome.value.alone) {
        this.#put({ kind: 'characterAlone', character, revision });
      }
    } catch (error) {
      log.warn('groups-not-known', { error, characters: characters.length });
      this.#put({ kind: 'partiesUnknown' });
    }
  }

  #reportDistrust({ character, why, corrections, isClosed }: Extract<Effect, { kind: 'movementDistrusted' }>): void {
    const { log } = this.#ports;
    this.#corrections.add(1, why);
    if (!isClosed) return log.info('movement-corrected', { character, why, corrections });
    this.#attacks.add(1, 'world', 'movement');
    log.warn('movement-not-believed', { character, why, corrections });
  }

  async #save({ character, epoch, sequence, progress, release }: SaveProgress): Promise<void> {
    const { bus, log, faults } = this.#ports;
    try {
      await faults?.at(effectFaults.saveBeforeAsking);
      const saved = await call(bus, saveProgress, {
        characterId: character,
        epoch,
        sequence,
        progress: { ...progress, powers: [...progress.powers] },
      });
      if (isRefused(saved)) {
        log.warn('progress-refused', { character, epoch, refused: saved.refused });
        this.#put({ kind: 'progressNotSaved', character, epoch, sequence, why: 'stale' });
        return;
      }
      if (release) {
        await faults?.at(effectFaults.saveBeforeRelease);
        const released = await call(bus, releaseCharacter, { characterId: character, epoch });
        if (isRefused(released)) log.warn('release-refused', { character, epoch, refused: released.refused });
      }
      await faults?.at(effectFaults.saveBeforeNoting);
      this.#put({ kind: 'progressSaved', character, epoch, sequence });
    } catch (error) {
      log.warn('progress-not-saved', { character, epoch, error });
      this.#put({ kind: 'progressNotSaved', character, epoch, sequence, why: 'failed' });
    }
  }

  /** Finds a player of another instance, and brings it here or its place to who asked. */
  async #seek({ name, question, purpose, place }: Extract<Effect, { kind: 'playerSought' }>): Promise<void> {
    const { bus } = this.#ports;
    const tell = (text: string): void => this.#put({ kind: 'questionAnswered', question, text });
    const found = await call(bus, findPresence, { realm: this.#realm, name: cutText(name, LONGEST_NAME) });
    if (isRefused(found)) return tell(`${name} is not in the world.`);
    const { characterId, instance } = found.value;
    if (purpose === 'summon') {
      const brought = await call(bus, bringPlayer, { characterId, place }, { scope: instance });
      return tell(isRefused(brought) ? `${name} cannot be brought now.` : `${name} is brought to you.`);
    }
    const located = await call(bus, locatePlayer, { characterId }, { scope: instance });
    if (isRefused(located)) return tell(`${name} cannot be found now.`);
    tell(`You are taken to ${name}.`);
    this.#put({ kind: 'playerBrought', character: characterIdOf(question), place: located.value });
  }

  /**
   * Has the ledger move coins. An answer that does not come leaves open whether they were moved, so the same operation is
   * asked again; the ledger carries it out once. The purses follow by the ledger's own news.
   */
  async #handCoins({ trade, from, to, copper }: Extract<Effect, { kind: 'coinsPledged' }>): Promise<void> {
    const { bus, random, log, faults } = this.#ports;
    const amount = BigInt(copper);
    const input = {
      operation: newOperationId(random),
      reason: 'trade',
      actor: purseOf(from),
      entries: [
        { account: purseOf(from), amount: -amount },
        { account: purseOf(to), amount },
      ],
    };
    for (let attempt = 1; attempt <= LEDGER_ATTEMPTS; attempt++) {
      try {
        await faults?.at(effectFaults.coinsBeforeAsking);
        const outcome = await call(bus, post, input);
        await faults?.at(effectFaults.coinsBeforeNoting);
        if (isRefused(outcome)) log.info('coins-not-handed', { from, to, copper, refused: outcome.refused });
        return this.#put({ kind: 'coinsHanded', trade, outcome: handedOutcome(outcome) });
      } catch (error) {
        log.warn('ledger-did-not-answer', { from, to, copper, attempt, error });
        await new Promise<void>((resolve) => this.#ports.clock.after(LEDGER_RETRY_MILLIS, resolve));
      }
    }
    this.#put({ kind: 'coinsHanded', trade, outcome: 'unknown' });
  }

  async #addSpawn(effect: Extract<Effect, { kind: 'spawnAdded' }>): Promise<void> {
    const { bus, random, log, faults } = this.#ports;
    const { entry, place, wanderYards, by, question } = effect;
    try {
      const operation = newOperationId(random);
      await faults?.at(effectFaults.spawnBeforeAsking);
      const outcome = await call(bus, addSpawn, { operation, realm: this.#realm, entry, place, wanderYards, by });
      await faults?.at(effectFaults.spawnBeforeNoting);
      if (isRefused(outcome)) this.#put({ kind: 'spawnNotKept', question });
      else {
        const spawn = { counter: outcome.value.counter, entry, place, wanderYards, isRemoved: false };
        this.#put({ kind: 'spawnKept', spawn, question });
      }
    } catch (error) {
      log.warn('spawn-not-kept', { entry, error });
      this.#put({ kind: 'spawnNotKept', question });
    }
  }
}

/** What became of coins, in the world's words. */
function handedOutcome(outcome: Outcome<unknown, string>): 'posted' | 'insufficient' | 'purseFull' {
  if (!isRefused(outcome)) return 'posted';
  return outcome.refused === 'ledger.purse-full' ? 'purseFull' : 'insufficient';
}

/** How often the ledger is asked the same thing, and the pause between; together less than a trade waits for it. */
const LEDGER_ATTEMPTS = 4;
const LEDGER_RETRY_MILLIS = 1_000;
/** Bytes of the longest name that a request can ask for; nobody has a longer one. */
const LONGEST_NAME = 48;

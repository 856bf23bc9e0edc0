import { join } from 'node:path';
import type { RealmContent } from '@realmwright/gamedata/realm-content';
import type { CharacterSheet } from '@realmwright/kernel/character-sheet';
import {
  accountId,
  characterId,
  type EdgeId,
  edgeId,
  entityId,
  instanceId,
  mapId,
  realmId,
  type SessionId,
  sessionId,
} from '@realmwright/kernel/ids';
import type { Navigation } from '@realmwright/kernel/ports/navigation';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { loadRealmContent } from '@realmwright/modding/load-realm-content';
import type { Effect } from '@realmwright/world/effects';
import type { Intent } from '@realmwright/world/intents/intent-batch';
import type { Fact, PersonalFact } from '@realmwright/world/perception/perceived';
import type { PerceptionBatch, SessionPerception } from '@realmwright/world/perception/perception-batch';
import { openWorld, step } from '@realmwright/world/tick';
import { type TickFrame, tickFrameType, type WorldInput } from '@realmwright/world/tick-frame';
import { defaultWorldRules, type World, type WorldRules, type WorldSetup } from '@realmwright/world/world';

/** The content bundle that ships with the project, read once. */
export const hollowmere: RealmContent = await loadRealmContent(join(import.meta.dirname, '../../../mods/hollowmere'));

/** When worlds of the fixture begin, milliseconds since the Unix epoch. */
export const worldDawn = Date.UTC(2026, 10, 20, 12);

/** A character for the fixture: a new one at the start point, unless said otherwise. */
export function aPlayer(name: string, changes: Partial<CharacterSheet> = {}): CharacterSheet {
  const start = hollowmere.startPoints[0];
  const number = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_000, 7) + 1;
  const place = {
    map: mapId(start?.map ?? 0),
    x: Math.fround(start?.x ?? 0),
    y: Math.fround(start?.y ?? 0),
    z: Math.fround(start?.z ?? 0),
    orientation: 0,
  };
  return {
    characterId: characterId(number),
    accountId: accountId(number),
    realm: realmId(1),
    name,
    race: 1,
    class: 1,
    gender: 0,
    appearance: { skin: 1, face: 2, hairStyle: 3, hairColor: 4, facialHair: 5 },
    level: 1,
    xp: 0,
    money: 500n,
    place,
    zone: 12,
    health: 0,
    powers: [],
    equipment: [],
    totalPlayedSeconds: 0,
    levelPlayedSeconds: 0,
    bind: { place, zone: 12 },
    isResting: false,
    death: undefined,
    isFirstEntry: true,
    roles: [],
    ...changes,
  };
}

/** A world without creatures and things for tests of its step: `aWorld().with(aPlayer('Ann'))`, `tick(3)`, `personal('Ann')`. */
export function aWorld(options: WorldOptions = {}): WorldFixture {
  return new WorldFixture(options);
}

export interface WorldOptions {
  readonly content?: Partial<RealmContent>;
  readonly rules?: Partial<WorldRules>;
  readonly seed?: number;
  readonly map?: number;
  readonly navigation?: Navigation;
}

interface Player {
  readonly sheet: CharacterSheet;
  edge: EdgeId;
  session: SessionId;
  sequence: number;
}

/** One session's share of a batch. */
interface Perception {
  readonly batch: PerceptionBatch;
  readonly perceived: SessionPerception;
}

/** What one tick gave. */
interface TickResult {
  readonly batches: readonly { readonly edge: EdgeId; readonly batch: PerceptionBatch }[];
  readonly effects: readonly Effect[];
}

/** How somebody comes in. */
type Coming = Pick<Extract<Intent, { kind: 'join' }>, 'arrival' | 'drawsLand' | 'talkAfter'>;

export class WorldFixture {
  readonly setup: WorldSetup;
  readonly world: World;
  readonly frames: TickFrame[] = [];
  readonly #players = new Map<string, Player>();
  readonly #results: TickResult[] = [];
  #inputs: WorldInput[] = [];
  #sessions = 0;
  #now = worldDawn;

  constructor({ content, rules, seed = 1, map = 0, navigation }: WorldOptions) {
    this.setup = {
      instance: instanceId(`r1-m${map}-1`),
      map: mapId(map),
      epoch: 1,
      seed,
      rules: { ...defaultWorldRules, maxEntities: 2000, viewEveryTicks: 1, ...rules },
      navigation: navigation?.fingerprint ?? '',
      content: { ...hollowmere, creatureSpawns: [], carriables: [], ...content },
    };
    this.world = openWorld(this.setup, worldDawn, navigation);
  }

  /** The character joins in the next tick, over an edge of its own choice. `coming`: as a page does, for one. */
  with(sheet: CharacterSheet, edge = 'edge-1', coming: Partial<Coming> = {}): this {
    this.#sessions += 1;
    const player: Player = { sheet, edge: edgeId(edge), session: sessionId(this.#sessions), sequence: 0 };
    this.#players.set(sheet.name, player);
    const arrival = {
      arrival: 'login',
      cameFrom: undefined,
      drawsLand: false,
      talkAfter: undefined,
      ...coming,
    } as const;
    return this.does(sheet.name, { kind: 'join', sheet, characterEpoch: this.#sessions, ...arrival });
  }

  /** The character's client asks this of the world in the next tick. */
  does(name: string, intent: Intent): this {
    const player = this.#player(name);
    player.sequence += 1;
    const { edge, session, sequence } = player;
    return this.hears({ kind: 'intent', edge, session, sequence, intent });
  }

  /** Something else enters the world in the next tick. */
  hears(input: WorldInput): this {
    this.#inputs.push(input);
    return this;
  }

  /** Makes steps of 50 ms; what is asked enters the first of them. */
  tick(count = 1, millis = 50): this {
    for (let i = 0; i < count; i++) {
      this.#now += millis;
      // Through the codec, as everything that reaches a real instance: coordinates are 32-bit floats from here on.
      const inputs = this.#inputs;
      const said = { tick: this.frames.length + 1, time: this.#now, elapsed: millis, inputs };
      const frame: TickFrame = frameCodec.decode(frameCodec.encode(said));
      this.#inputs = [];
      this.frames.push(frame);
      this.#results.push(step(this.world, frame));
    }
    return this;
  }

  /** Every save asked for so far that was not answered yet is carried out. */
  saves(): this {
    for (const effect of this.effects('saveProgress')) {
      if (this.#saved.has(effect)) continue;
      this.#saved.add(effect);
      const { character, epoch, sequence } = effect;
      this.hears({ kind: 'progressSaved', character, epoch, sequence });
    }
    return this;
  }
  readonly #saved = new Set<Effect>();

  /** Effects of one kind, of all ticks so far. */
  effects<Kind extends Effect['kind']>(kind: Kind): Extract<Effect, { kind: Kind }>[] {
    return this.#results.flatMap(({ effects }) => effects.filter((effect) => isKind(effect, kind)));
  }

  /** Facts of one kind that a character perceived, of all ticks so far. */
  facts<Kind extends Fact['kind']>(name: string, kind: Kind): Extract<Fact, { kind: Kind }>[] {
    return this.perceptions(name).flatMap(({ batch, perceived }) =>
      perceived.facts.flatMap((index) => batch.facts[index] ?? []).filter((fact) => isKind(fact, kind)),
    );
  }

  /** What only this character was told, of one kind. */
  personal<Kind extends PersonalFact['kind']>(name: string, kind: Kind): Extract<PersonalFact, { kind: Kind }>[] {
    return this.perceptions(name).flatMap(({ perceived }) => perceived.personal.filter((fact) => isKind(fact, kind)));
  }

  /** The lines that a character was shown as system messages. */
  lines(name: string): string[] {
    return this.personal(name, 'systemMessage').map(({ text }) => text);
  }

  /** Names or creature numbers of everything that a client would show now, by entering and leaving. */
  sees(name: string): string[] {
    const known = new Map<number, string>();
    for (const { batch, perceived } of this.perceptions(name)) {
      for (const entity of perceived.leaves) known.delete(entity);
      for (const index of perceived.enters) {
        const described = batch.entities[index];
        if (described !== undefined)
          known.set(described.entity, this.#called(described.key.kind, described.key.counter));
      }
    }
    return [...known.values()].toSorted();
  }

  /** What a character perceived in all ticks so far. */
  perceptions(name: string): Perception[] {
    return this.#results.flatMap((result) => this.#perceptionsIn(result, name));
  }

  /** What a character perceived in the last tick. */
  latest(name: string): Perception[] {
    const last = this.#results.at(-1);
    return last === undefined ? [] : this.#perceptionsIn(last, name);
  }

  /** Where a character stands. */
  position(name: string): { x: number; y: number; z: number; orientation: number } {
    return this.world.places.positionOf(this.slotOf(name));
  }

  slotOf(name: string): number {
    const slot = this.world.entities.findPlayer(this.#player(name).sheet.characterId);
    if (slot === undefined) throw new Error(`${name} is not in the world`);
    return slot;
  }

  isHere(name: string): boolean {
    return this.world.entities.findPlayer(this.#player(name).sheet.characterId) !== undefined;
  }

  entityOf(name: string): number {
    return entityId(this.world.entities.idOf(this.slotOf(name)));
  }

  #perceptionsIn({ batches }: TickResult, name: string): Perception[] {
    const { edge, session } = this.#player(name);
    return batches.flatMap(({ edge: to, batch }) =>
      to === edge
        ? batch.sessions.filter((one) => one.session === session).map((perceived) => ({ batch, perceived }))
        : [],
    );
  }

  #player(name: string): Player {
    const player = this.#players.get(name);
    if (player === undefined) throw new Error(`no player ${name} in this fixture`);
    return player;
  }

  #called(kind: string, counter: number): string {
    if (kind !== 'player') return `${kind} ${counter}`;
    for (const { sheet } of this.#players.values()) if (sheet.characterId === counter) return sheet.name;
    return `player ${counter}`;
  }
}

const frameCodec = codecOf(tickFrameType, 'tick frame');

function isKind<Value extends { readonly kind: string }, Kind extends Value['kind']>(
  value: Value,
  kind: Kind,
): value is Extract<Value, { kind: Kind }> {
  return value.kind === kind;
}

import { edgeId, instanceId, mapId, sessionId } from '@realmwright/kernel/ids';
import type { PersonalFact } from '@realmwright/world/perception/perceived';
import { openWorld, step } from '@realmwright/world/tick';
import type { TickFrame, WorldInput } from '@realmwright/world/tick-frame';
import { defaultWorldRules } from '@realmwright/world/world';
import { aPlayer, hollowmere, worldDawn } from '../world-fixture.ts';
import { type Cheat, dice, type Line, SimulatedClient } from './simulated-client.ts';

/** What is simulated: a real world, stepped over its own clock, and clients that speak to it over bad lines. */
export interface MovementTrial {
  readonly seed: number;
  readonly clients: number;
  readonly seconds: number;
  readonly line: Line;
  /** All of them begin to cheat so after a minute and a half of honest play. Absent: nobody does. */
  readonly cheat?: Cheat;
  /** Speeds are changed and players teleported by order now and then. */
  readonly orders: boolean;
  /** The world does not get to step for so long, every now and then, as on a machine that has too much to do. */
  readonly stalls?: { readonly everyMillis: number; readonly millis: number };
}

/** What the world made of it. */
export interface TrialOutcome {
  /** Simulated hours, of all clients together. */
  readonly playerHours: number;
  readonly movements: number;
  /** Corrections of clients that were honest until then. */
  readonly falseCorrections: number;
  /** Clients whose session was closed for their movement. */
  readonly closed: number;
  /** For each client that cheated: seconds until its first correction and until its session was closed. */
  readonly detections: readonly { readonly corrected: number | undefined; readonly closed: number | undefined }[];
}

/** Runs one trial. The same trial has the same outcome. */
export function runMovementTrial(trial: MovementTrial): TrialOutcome {
  const { seed, clients: count, seconds, cheat } = trial;
  const world = openWorld(
    {
      instance: instanceId('r1-m0-1'),
      map: mapId(0),
      epoch: 1,
      seed,
      rules: { ...defaultWorldRules, maxEntities: count + 10, viewEveryTicks: 200, saveEveryMillis: 1e9 },
      navigation: '',
      content: { ...hollowmere, creatureSpawns: [], zones: [] },
    },
    worldDawn,
  );
  const random = dice(seed);
  const edge = edgeId('edge-1');
  const players = Array.from({ length: count }, (_, i) => {
    // Far enough from each other that nobody sees anybody: what counts is each client and the world.
    const place = { x: -15_000 + (i % 30) * 1_000, y: -15_000 + Math.floor(i / 30) * 1_000, z: 100 };
    const sheet = aPlayer(`P${i}`, { roles: ['gamemaster'], place: { ...place, map: mapId(0), orientation: 0 } });
    const client = new SimulatedClient(place, trial.line, dice(seed * 7919 + i));
    return { client, sheet, session: sessionId(i + 1), sequence: 1, isHere: true, corrected: NaN, closed: NaN };
  });
  let inputs: WorldInput[] = players.map(({ sheet, session }) => ({
    kind: 'intent',
    edge,
    session,
    sequence: 1,
    intent: {
      kind: 'join',
      sheet,
      characterEpoch: 1,
      arrival: 'login',
      cameFrom: undefined,
      drawsLand: false,
      talkAfter: undefined,
    },
  }));
  const nextFrame = (now: number): TickFrame => {
    const frame = { tick: ++tickCount, time: now, elapsed: now - steppedAt, inputs };
    steppedAt = now;
    inputs = [];
    return frame;
  };
  let movements = 0;
  let falseCorrections = 0;
  let playerMillis = 0;
  const cheatsFrom = worldDawn + honestMillis;
  let steppedAt = worldDawn;
  let tickCount = 0;
  for (let now = worldDawn; now < worldDawn + seconds * 1000; ) {
    now += tickMillis;
    const { batches } = isStalled(trial, now - worldDawn) ? { batches: [] } : step(world, nextFrame(now));
    const personal = new Map<number, readonly PersonalFact[]>();
    for (const { batch } of batches) for (const one of batch.sessions) personal.set(one.session, one.personal);
    for (const player of players) {
      if (!player.isHere) continue;
      playerMillis += tickMillis;
      const { client } = player;
      for (const fact of personal.get(player.session) ?? []) {
        if (fact.kind === 'movementCorrected') {
          if (cheat === undefined || now < cheatsFrom) falseCorrections++;
          else if (Number.isNaN(player.corrected)) player.corrected = now - cheatsFrom;
        }
        if (fact.kind === 'left') {
          player.isHere = false;
          player.closed = now - cheatsFrom;
        }
        client.tell(fact, now);
      }
      if (cheat !== undefined && now - tickMillis < cheatsFrom && now >= cheatsFrom) client.begin(cheat, now);
      if (trial.orders && random() < orderChance)
        client.say({ kind: 'runCommand', text: orderFor(client, random) }, now);
      client.advance(now, tickMillis);
      for (const intent of client.arrived(now)) {
        if (intent.kind === 'move') movements++;
        player.sequence++;
        inputs.push({ kind: 'intent', edge, session: player.session, sequence: player.sequence, intent });
      }
    }
  }
  const seconds_ = (millis: number): number | undefined => (Number.isNaN(millis) ? undefined : millis / 1000);
  return {
    playerHours: playerMillis / 3_600_000,
    movements,
    falseCorrections,
    closed: players.filter(({ isHere }) => !isHere).length,
    detections:
      cheat === undefined
        ? []
        : players.map(({ corrected, closed }) => ({ corrected: seconds_(corrected), closed: seconds_(closed) })),
  };
}

/** At the end of each stretch the world stands still for a while. */
function isStalled({ stalls }: MovementTrial, sinceDawn: number): boolean {
  return stalls !== undefined && sinceDawn % stalls.everyMillis >= stalls.everyMillis - stalls.millis;
}

/** Mounting up, slowing down, and journeys to near and far. */
function orderFor(client: SimulatedClient, random: () => number): string {
  const { x, y } = client;
  if (random() < 0.2) {
    const [toX, toY] = [Math.fround(x + 40 * random()), Math.fround(y + 40 * random())];
    return `go xyz ${toX} ${toY} ${client.groundAt(toX, toY)}`;
  }
  return `modify speed run ${[0.5, 1, 1, 1.6, 2, 2.8][Math.floor(random() * 6)]}`;
}

const tickMillis = 50;
/** How long cheating clients play as others do, milliseconds. */
const honestMillis = 90_000;
/** Orders to one client: about one in twenty seconds. */
const orderChance = tickMillis / 20_000;

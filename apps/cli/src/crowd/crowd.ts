import type { Build } from '@realmwright/protocol/versions/build';
import type { AcknowledgedLog } from './acknowledged-log.ts';
import type { Behaviour } from './behaviours.ts';
import { Bot, type BotState, botStates, type CrowdDesk } from './bot.ts';
import type { Address } from './bot-login.wire.ts';
import { CrowdFigures } from './crowd-figures.ts';
import { Grapevine } from './grapevine.ts';
import { RecentMoves } from './recent-moves.ts';
import type { Point } from './walk.ts';

/** What a crowd is to be. */
export interface CrowdPlan {
  readonly login: Address;
  /** Bots take turns through these builds. */
  readonly builds: readonly Build[];
  readonly count: number;
  readonly behaviour: Behaviour;
  /** How long the crowd stays, from its first login on, milliseconds. */
  readonly durationMillis: number;
  /** Name of each account; `{}` stands for its number. */
  readonly accounts: string;
  readonly firstNumber: number;
  readonly password: string;
  /** Logins begun per second. */
  readonly loginsPerSecond: number;
  /** Side of the square on which the bots live, yards. */
  readonly fieldYards: number;
  readonly heartbeatMillis: number;
  readonly log: AcknowledgedLog | undefined;
}

/** What a crowd has done so far. */
export interface CrowdView {
  readonly figures: CrowdFigures;
  /** How many bots are in each state. */
  countByState(): ReadonlyMap<BotState, number>;
}

/**
 * Runs a crowd to its end: bots log in at the plan's pace, live, and log out when the time is over or `signal` says so.
 * `watch` is given the running crowd once, before the first bot logs in. Resolves when everybody has left.
 */
export async function runCrowd(
  plan: CrowdPlan,
  signal: AbortSignal,
  watch: (crowd: CrowdView) => void,
): Promise<CrowdFigures> {
  const figures = new CrowdFigures();
  const grapevine = new Grapevine();
  const overAt = performance.now() + plan.durationMillis;
  const isOver = (): boolean => signal.aborted || performance.now() >= overAt;
  const desk: CrowdDesk = {
    login: plan.login,
    behaviour: plan.behaviour,
    figures,
    grapevine,
    recentMoves: new RecentMoves(),
    heartbeatMillis: plan.heartbeatMillis,
    chance: Math.random,
    homeOf: (index) => homeIn(plan.fieldYards, index),
    isOver,
    acknowledge: (bot, what) => {
      figures.countAcknowledged(what.action);
      const { build, username: account } = bot.identity;
      plan.log?.write({ at: Date.now(), account, build, character: bot.name, ...what });
    },
  };
  const bots = Array.from({ length: plan.count }, (_, index) => new Bot(identityOf(plan, index), desk));
  watch({ figures, countByState: () => countByState(bots) });
  const beat = setInterval(() => {
    const now = performance.now();
    for (const { play, state } of bots) if (state === 'world') play?.tick(now);
  }, beatMillis);
  const sweep = setInterval(() => {
    const now = performance.now();
    for (const { play } of bots) play?.sweep(now);
    for (const { text, to } of grapevine.sweep(now)) figures.lose(`${to} never heard "${text}"`);
  }, 1_000);
  try {
    await liveAll(bots, plan.loginsPerSecond, isOver);
    return figures;
  } finally {
    clearInterval(beat);
    clearInterval(sweep);
  }
}

/** Side of a field on which as many bots see about 24 others each, yards. */
export function fieldFor(count: number): number {
  return Math.sqrt((count * Math.PI * sightYards ** 2) / visibleOthers);
}

/** The name of the account of a number. */
export function accountOf(pattern: string, number: number): string {
  return pattern.replaceAll('{}', String(number)).toUpperCase();
}

function identityOf(plan: CrowdPlan, index: number): Bot['identity'] {
  return {
    index,
    build: plan.builds[index % plan.builds.length] ?? 12340,
    username: accountOf(plan.accounts, plan.firstNumber + index),
    password: plan.password.toUpperCase(),
    isProbe: index % Math.ceil(plan.count / probeCount) === 0,
  };
}

async function liveAll(bots: readonly Bot[], perSecond: number, isOver: () => boolean): Promise<void> {
  const begun = performance.now();
  const lives: Promise<void>[] = [];
  for (const [index, bot] of bots.entries()) {
    const wait = begun + (index * 1000) / perSecond - performance.now();
    if (wait > 0 && !isOver()) await new Promise((resolve) => setTimeout(resolve, wait));
    lives.push(bot.live());
  }
  await Promise.all(lives);
}

function countByState(bots: readonly Bot[]): ReadonlyMap<BotState, number> {
  const counts = new Map<BotState, number>(botStates.map((state) => [state, 0]));
  for (const { state } of bots) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}

/** Homes are spread evenly and the same in each run: the additive recurrence of the plastic number. */
function homeIn(side: number, index: number): Point {
  const share = (step: number): number => ((0.5 + (index + 1) * step) % 1) - 0.5;
  return { x: side * share(0.754_877_666), y: side * share(0.569_840_291) };
}

/** How far players see each other, yards; the default of the world. */
const sightYards = 100;
/** Others within sight of each bot on a field of the default size. */
const visibleOthers = 25;
/** Bots that decode and check the movement of others; the rest skip it by its header. */
const probeCount = 40;
const beatMillis = 20;

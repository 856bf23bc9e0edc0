import { setTimeout as sleep } from 'node:timers/promises';
import type { Promised } from './acknowledged-log.ts';
import { sameYards } from './bot.ts';
import { BotError, within } from './bot-error.ts';
import { BotLine } from './bot-line.wire.ts';
import { type Address, logIn } from './bot-login.wire.ts';
import { enterWorld, listCharacters } from './bot-screen.wire.ts';
import { watchMoney } from './money-watch.wire.ts';

/** What is not as the realm has acknowledged it, one sentence each. */
export interface Verification {
  readonly checkedCharacters: number;
  readonly checkedPlaces: number;
  readonly checkedPurses: number;
  readonly faults: readonly string[];
}

/**
 * Asks a realm through its front door, as a client of the same build, whether everything that a log promises is true:
 * the characters are there, they stand where they were saved, they have the money that they were told of.
 */
export async function verifyPromises(
  promises: readonly Promised[],
  where: { readonly login: Address; readonly password: string },
  onProgress: (done: number) => void,
): Promise<Verification> {
  const faults: string[] = [];
  const checked = { checkedCharacters: 0, checkedPlaces: 0, checkedPurses: 0 };
  const waiting = [...promises];
  let done = 0;
  let nextAt = performance.now();
  const work = async (): Promise<void> => {
    for (let promised = waiting.shift(); promised !== undefined; promised = waiting.shift()) {
      const at = Math.max(nextAt, performance.now());
      nextAt = at + betweenMillis;
      await sleep(at - performance.now());
      try {
        const found = await verifyOne(promised, where);
        checked.checkedCharacters++;
        if (promised.place !== undefined) checked.checkedPlaces++;
        if (promised.copper !== undefined) checked.checkedPurses++;
        faults.push(...found);
      } catch (error) {
        if (!(error instanceof BotError)) throw error;
        faults.push(`${promised.character} (${promised.account}) could not be asked: ${error.reason}`);
      }
      onProgress(++done);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { ...checked, faults };
}

async function verifyOne(
  promised: Promised,
  { login, password }: { readonly login: Address; readonly password: string },
): Promise<readonly string[]> {
  const { build, account: username, character, place, copper } = promised;
  const pass = await logIn({ at: login, build, username, password: password.toUpperCase() });
  const line = await BotLine.open(pass.gateway, build, { username, ...pass }, () => undefined);
  try {
    const found = (await listCharacters(line)).find(({ name }) => name === character);
    if (found === undefined) return [`${character} (${username}) is not there`];
    const faults: string[] = [];
    if (place !== undefined) {
      const { map, x, y, z } = found.place;
      const yards = Math.hypot(x - place.x, y - place.y, z - place.z);
      if (map !== place.map) faults.push(`${character} is on map ${map}, not on ${place.map}`);
      else if (yards > sameYards) faults.push(`${character} is ${yards.toFixed(1)} yards from where it was saved`);
    }
    if (copper !== undefined) {
      const told = watchMoney(line, found.guid);
      await enterWorld(line, found.guid);
      const has = await within(told, moneyMillis, 'no word about money');
      if (has !== copper) faults.push(`${character} has ${has} copper, not ${copper}`);
    }
    return faults;
  } finally {
    line.end('left');
  }
}

/** Time between two logins, milliseconds: a login server takes 50 a second from one address. */
const betweenMillis = 25;
/** Characters that are asked about at the same time. */
const atOnce = 8;
/** Longest wait for the own description after entering, milliseconds. */
const moneyMillis = 15_000;

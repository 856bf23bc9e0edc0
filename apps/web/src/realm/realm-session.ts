import { ApiError } from '@realmwright/client/api-transport';
import { RealmConnection } from '@realmwright/client/realm-connection';
import { type Credentials, signIn } from '@realmwright/client/sign-in';
import type { CharacterId } from '@realmwright/kernel/ids';
import type { Deed } from '@realmwright/protocol/realtime/client-messages';
import { closeCodes } from '@realmwright/protocol/realtime/close-code';
import type { DeedOutcome, ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import { readonly, ref, shallowRef } from 'vue';

/**
 * How far somebody has come. `returning`: they were in the world, the line broke, and the page is on its way back.
 */
export type Phase = 'outside' | 'opening' | 'choosing' | 'entering' | 'world' | 'returning';

export type Entered = Extract<ServerMessage, { kind: 'entered' }>;
export type Character = Extract<ServerMessage, { kind: 'characters' }>['characters'][number];

/** Pauses before each attempt to come back, seconds. After the last one the page gives up. */
const pauses = [0.5, 1, 2, 4, 8, 15, 30, 30, 30] as const;

const phase = ref<Phase>('outside');
const account = ref('');
const characters = shallowRef<readonly Character[]>([]);
const entered = shallowRef<Entered>();
/** Why somebody is outside who was inside, for the player. */
const farewell = ref('');
const line = shallowRef<RealmConnection>();
const hearers = new Set<(message: ServerMessage) => void>();
/** Held in memory for this tab alone, to come back after a broken line. */
let credentials: Credentials | undefined;
let playing: CharacterId | undefined;
let attempt = 0;

/** The one session of this tab with the realm. */
export function useRealmSession() {
  return {
    phase: readonly(phase),
    account: readonly(account),
    farewell: readonly(farewell),
    characters,
    entered,
    line,
    enterRealm,
    leaveRealm,
    enterWorld,
    leaveWorld,
    act,
    onMessage,
  };
}

/**
 * Signs in and opens the line. Gives the refusal's code when the realm does not let somebody in.
 */
async function enterRealm(who: Credentials): Promise<string | undefined> {
  phase.value = 'opening';
  farewell.value = '';
  try {
    const opened = await open(who);
    await opened.welcome;
    // A code of an authenticator is good once, so that somebody with one signs in again after a broken line.
    credentials = who.code === undefined ? who : undefined;
    account.value = who.username;
    return undefined;
  } catch (error) {
    phase.value = 'outside';
    return error instanceof ApiError ? error.code || 'realtime.unreachable' : 'realtime.unreachable';
  }
}

function leaveRealm(): void {
  credentials = undefined;
  playing = undefined;
  characters.value = [];
  phase.value = 'outside';
  line.value?.close();
  line.value = undefined;
}

function enterWorld(character: CharacterId): void {
  playing = character;
  phase.value = 'entering';
  line.value?.enter(character);
}

function leaveWorld(): void {
  playing = undefined;
  line.value?.leave();
}

async function act(deed: Deed): Promise<DeedOutcome> {
  return (await line.value?.act(deed)) ?? { kind: 'refused', code: 'realtime.line-lost' };
}

/** Hears every message until the function that it gives is called. */
function onMessage(hear: (message: ServerMessage) => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

async function open(who: Credentials): Promise<RealmConnection> {
  const opened = RealmConnection.open(await signIn(location.origin, who));
  opened.on('message', (message) => {
    if (line.value === opened) take(message);
  });
  opened.on('closed', ({ code }) => {
    if (line.value === opened) lose(code);
  });
  line.value = opened;
  return opened;
}

function take(message: ServerMessage): void {
  if (message.kind === 'welcome') attempt = 0;
  if (message.kind === 'characters') {
    characters.value = message.characters;
    if (phase.value === 'opening') phase.value = 'choosing';
    if (phase.value === 'returning' && playing !== undefined) line.value?.enter(playing);
  }
  if (message.kind === 'entered') {
    entered.value = message;
    phase.value = 'world';
  }
  if (message.kind === 'left') {
    // Between two maps one is out of the world for a moment.
    if (message.reason !== 'transferred') phase.value = 'choosing';
  }
  for (const hear of hearers) hear(message);
}

function lose(code: number): void {
  const close = Object.values(closeCodes).find((known) => known.code === code);
  line.value = undefined;
  const mayReturn = close?.policy !== 'stay-away' && credentials !== undefined;
  if (!mayReturn || phase.value === 'outside' || phase.value === 'opening') {
    if (phase.value !== 'outside') farewell.value = close?.about ?? 'The line to the realm broke.';
    phase.value = 'outside';
    return;
  }
  if (phase.value !== 'choosing') phase.value = 'returning';
  comeBack();
}

function comeBack(): void {
  const pause = pauses[attempt];
  const who = credentials;
  if (pause === undefined || who === undefined) {
    farewell.value = 'The realm cannot be reached any more.';
    phase.value = 'outside';
    return;
  }
  attempt += 1;
  setTimeout(() => {
    if (phase.value === 'outside') return;
    open(who).catch((error: unknown) => {
      // What the realm says no to, it says no to again.
      if (error instanceof ApiError && error.code !== 'account.throttled') attempt = pauses.length;
      comeBack();
    });
  }, pause * 1_000);
}

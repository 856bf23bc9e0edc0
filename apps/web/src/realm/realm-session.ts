import { CompanyView } from '@realmwright/client/company-view';
import type { SignInBody } from '@realmwright/client/realm-api';
import { RealmConnection } from '@realmwright/client/realm-connection';
import type { CharacterId } from '@realmwright/kernel/ids';
import type { Deed } from '@realmwright/protocol/realtime/client-messages';
import { closeCodes } from '@realmwright/protocol/realtime/close-code';
import type { DeedOutcome, ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import { readonly, ref, shallowRef, triggerRef, watch } from 'vue';
import { settings } from '../settings/settings.ts';
import { triedConditions } from '../settings/tried-line.ts';
import { MessageRelay } from './message-relay.ts';
import { codeOf, comeBackIn, signInWith, signOutHere, ticketForLine } from './realm-account.ts';

/**
 * How far somebody has come. `returning`: they were in the world when the line broke, the page is with the realm again,
 * and the character is on its way back into the world.
 */
export type Phase = 'outside' | 'opening' | 'choosing' | 'entering' | 'world' | 'returning';

export type Entered = Extract<ServerMessage, { kind: 'entered' }>;
export type Character = Extract<ServerMessage, { kind: 'characters' }>['characters'][number];

const phase = ref<Phase>('outside');
const account = ref('');
const characters = shallowRef<readonly Character[]>([]);
const entered = shallowRef<Entered>();
/** Why somebody is outside who was inside, for the player. */
const farewell = ref('');
const line = shallowRef<RealmConnection>();
/** Friends, and what was not read: told before anybody plays. */
const company = shallowRef(new CompanyView());
const relay = new MessageRelay<ServerMessage>();
/** The line broke, and the library is on its way back. */
const isAway = ref(false);
/** Nobody without a name and a password. */
const isGuest = ref(false);
let playing: CharacterId | undefined;

// What nobody looks at is told next to nothing.
document.addEventListener('visibilitychange', () =>
  line.value?.attend({ sight: document.visibilityState === 'hidden' ? 'hidden' : 'shown' }),
);

/** What the realm was told of it in this session. */
let isInvisible = false;
watch(
  () => settings.isInvisible,
  (chosen) => {
    if (chosen !== isInvisible) void act({ kind: 'mark', status: chosen ? 'invisible' : 'here', text: '' });
  },
);

watch(triedConditions, (conditions) => line.value?.simulateLine(conditions));

/** The one session of this tab with the realm. */
export function useRealmSession() {
  return {
    phase: readonly(phase),
    account: readonly(account),
    isGuest: readonly(isGuest),
    isAway: readonly(isAway),
    farewell: readonly(farewell),
    characters,
    entered,
    company,
    line,
    enterRealm,
    resumeSession,
    becomeAccount,
    leaveRealm,
    enterWorld,
    leaveWorld,
    act,
    onMessage,
  };
}

/** Signs in and opens the line. Gives the refusal's code when the realm does not let somebody in. */
async function enterRealm(who: SignInBody | 'guest'): Promise<string | undefined> {
  phase.value = 'opening';
  farewell.value = '';
  try {
    const { username, isGuest: isNobody } = await signInWith(who);
    account.value = isNobody ? 'a guest' : username;
    isGuest.value = isNobody;
    await (await open()).welcome;
    return undefined;
  } catch (error) {
    phase.value = 'outside';
    return codeOf(error);
  }
}

/** Whoever was signed in when the page was left comes in again. */
async function resumeSession(): Promise<void> {
  if (phase.value !== 'outside') return;
  phase.value = 'opening';
  try {
    const session = await comeBackIn();
    if (session !== undefined) {
      account.value = session.isGuest ? 'a guest' : session.username;
      isGuest.value = session.isGuest;
      await (await open()).welcome;
      return;
    }
  } catch {
    // Somebody who cannot come back signs in again.
  }
  phase.value = 'outside';
}

/** The guest has a name and a password from now on. */
function becomeAccount(username: string): void {
  account.value = username;
  isGuest.value = false;
}

/** Signs out; `words` are what the player reads outside. */
function leaveRealm(words = ''): void {
  farewell.value = words;
  playing = undefined;
  characters.value = [];
  phase.value = 'outside';
  line.value?.close();
  line.value = undefined;
  void signOutHere();
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
  if (deed.kind === 'mark') {
    // The switch among the settings and what was typed last say the same.
    isInvisible = deed.status === 'invisible';
    settings.isInvisible = isInvisible;
  }
  return (await line.value?.act(deed)) ?? { kind: 'refused', code: 'realtime.line-lost' };
}

/** Hears every message until the function that it gives is called, and first what was told since one is in the world. */
function onMessage(hear: (message: ServerMessage) => void): () => void {
  return relay.hear(hear);
}

async function open(): Promise<RealmConnection> {
  const opened = RealmConnection.open(await ticketForLine(), { renew: ticketForLine });
  opened.on('message', (message) => {
    if (line.value === opened) take(message);
  });
  opened.on('connection', (news) => {
    if (line.value !== opened) return;
    isAway.value = news.kind === 'away';
    // Another edge says whether the character is still in the world, or lists whom one may take there.
    const isElsewhere = news.kind === 'fresh' || (news.kind === 'resumed' && news.how === 'moved');
    if (isElsewhere && phase.value !== 'choosing') phase.value = 'returning';
  });
  opened.simulateLine(triedConditions.value);
  opened.attend({ sight: document.visibilityState === 'hidden' ? 'hidden' : 'shown' });
  opened.on('closed', ({ code }) => {
    if (line.value === opened) lose(code);
  });
  line.value = opened;
  company.value = new CompanyView();
  return opened;
}

function take(message: ServerMessage): void {
  // Said before anybody enters the world, so that nobody is told; another edge may know nothing of it either.
  if (message.kind === 'welcome' || (message.kind === 'resumed' && message.how === 'moved')) {
    isInvisible = false;
    if (settings.isInvisible) void act({ kind: 'mark', status: 'invisible', text: '' });
  }
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
  relay.tell(message);
  if (message.kind === 'entered') relay.keep();
  // Who hears what has changed can still see what was before.
  if (company.value.take(message) || message.kind === 'left') triggerRef(company);
}

/** The library has come back as long as there was anything to come back to. */
function lose(code: number): void {
  const close = Object.values(closeCodes).find((known) => known.code === code);
  line.value = undefined;
  relay.forget();
  isAway.value = false;
  if (phase.value !== 'outside') farewell.value = close?.about ?? 'The line to the realm broke.';
  phase.value = 'outside';
}

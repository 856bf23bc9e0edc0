import { announce, call, type RequestContract } from '@realmwright/kernel/contract';
import type { AccountId } from '@realmwright/kernel/ids';
import { isRefused, type Outcome } from '@realmwright/kernel/outcome';
import type { RolePorts } from '@realmwright/kernel/ports/role-ports';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { logonChallengeClient, reconnectChallengeClient } from '@realmwright/protocol/login/challenge.packet';
import { decodeLogin, loginVersionOf } from '@realmwright/protocol/login/login-message';
import {
  challengeRefusal,
  challengeReply,
  proofRefusal,
  proofReply,
  realmListReply,
  reconnectRefusal,
  reconnectReply,
  reconnectVerdict,
  type SecondFactor,
} from '@realmwright/protocol/login/login-replies';
import { loginResult, securityFlag } from '@realmwright/protocol/login/login-result';
import {
  accountFlag,
  logonProofClient_3,
  logonProofClient_8,
  logonProofClientShort,
  reconnectProofClient,
} from '@realmwright/protocol/login/proof.packet';
import { sameBytes } from '@realmwright/protocol/srp6/digest';
import { type PinProof, provesPin } from '@realmwright/protocol/srp6/pin';
import { reconnectProofOf } from '@realmwright/protocol/srp6/session-proof';
import {
  acceptProof,
  openChallenge,
  type Srp6Acceptance,
  type Srp6Challenge,
} from '@realmwright/protocol/srp6/srp6-server';
import { isBuild } from '@realmwright/protocol/versions/build';
import { acceptLogin, findLogin, findSession, reportFailure } from '@realmwright/services/account/account.contract';
import { countCharacters } from '@realmwright/services/character/character.contract';
import type { ArithmeticQueue } from './arithmetic-queue.ts';
import { realmsListed } from './login.contract.ts';
import { namesPort, type RealmDirectory } from './realm-directory.ts';

/** What an exchange needs: the same for all connections of a login server. */
export interface LoginDesk {
  readonly ports: RolePorts;
  readonly arithmetic: ArithmeticQueue;
  readonly realms: RealmDirectory;
  /** Builds that some realm admits. */
  readonly builds: ReadonlySet<number>;
  /** Whether one more first message of that address is within its rate. */
  mayChallenge(address: string): boolean;
  /** Where clients that reached this server by `localAddress` are sent. */
  hostFor(localAddress: string): string;
  countAttempt(outcome: string, build: number): void;
}

/** What a handled message leads to: an answer in one write, and whether the connection goes on. */
export interface LoginAnswer {
  readonly reply: Uint8Array;
  readonly then: 'continue' | 'close';
}

/** Where one login stands. Each state admits exactly the messages that may follow it; everything else closes. */
type Exchange =
  | { readonly at: 'start' }
  | { readonly at: 'challenged'; readonly challenged: Challenged }
  | { readonly at: 'reconnecting'; readonly reconnecting: Reconnecting }
  | { readonly at: 'proven'; readonly accountId: AccountId; readonly build: number }
  | { readonly at: 'over' };

interface Challenged {
  readonly build: number;
  readonly locale: string;
  /** As the account service normalises it; empty for names that can belong to nobody. */
  readonly username: string;
  readonly typedName: string;
  readonly generation: number;
  readonly credentials: { readonly salt: Uint8Array; readonly verifier: Uint8Array };
  readonly challenge: Srp6Challenge;
  readonly secondFactor: SecondFactor;
  /** The account's own PIN; absent when the grid is shown for an authenticator's code. */
  readonly pin: string | undefined;
}

interface Reconnecting {
  readonly build: number;
  readonly username: string;
  readonly challengeData: Uint8Array;
  /** Absent for whoever has no session to come back to; told only after the proof. */
  readonly session: { readonly accountId: AccountId; readonly sessionKey: Uint8Array } | undefined;
}

const result = loginResult.values;

/**
 * One client's way through the login protocol. It exists so that the order of messages is judged in one place: a message
 * in the wrong state, a second proof, a realm list before the proof all end the connection.
 *
 * An unknown account and a wrong password take the same steps and get the same answer. What is wrong with an account
 * (banned, locked) is told only to whoever has proven to know its password.
 */
export class LoginExchange {
  readonly #desk: LoginDesk;
  readonly #address: string;
  readonly #localAddress: string;
  /** Ties what is asked for this connection to its log lines. */
  readonly #correlation: string;
  #exchange: Exchange = { at: 'start' };

  constructor(desk: LoginDesk, address: string, localAddress: string, correlation: string) {
    this.#desk = desk;
    this.#address = address;
    this.#localAddress = localAddress;
    this.#correlation = correlation;
  }

  get isProven(): boolean {
    return this.#exchange.at === 'proven';
  }

  /** The build of the client once its first message told it; it decides how later messages are read. */
  get build(): number | undefined {
    switch (this.#exchange.at) {
      case 'challenged':
        return this.#exchange.challenged.build;
      case 'reconnecting':
        return this.#exchange.reconnecting.build;
      case 'proven':
        return this.#exchange.build;
      default:
        return undefined;
    }
  }

  /** Whether a proof that is one byte short may be tried now. */
  get awaitsProof(): boolean {
    return this.#exchange.at === 'challenged';
  }

  /**
   * Handles one whole message; `undefined` means that it may not come now and the connection ends without an answer.
   * @throws ProtocolError for a body that does not decode, and whatever makes services unreachable.
   */
  async handle(frame: Uint8Array): Promise<LoginAnswer | undefined> {
    const exchange = this.#exchange;
    switch (frame[0]) {
      case command.logonChallenge:
        return exchange.at === 'start' ? this.#challenge(frame) : undefined;
      case command.logonProof:
        return exchange.at === 'challenged' ? this.#prove(frame, exchange.challenged) : undefined;
      case command.reconnectChallenge:
        return exchange.at === 'start' ? this.#reconnect(frame) : undefined;
      case command.reconnectProof:
        return exchange.at === 'reconnecting' ? this.#proveReconnect(frame, exchange.reconnecting) : undefined;
      case command.realmList:
        return exchange.at === 'proven' ? this.#listRealms(exchange.accountId, exchange.build) : undefined;
      default:
        return undefined;
    }
  }

  async #challenge(frame: Uint8Array): Promise<LoginAnswer> {
    const { version, accountName, locale } = decodeLogin(logonChallengeClient, frame);
    const { desk, random } = this.#tools();
    const { build } = version;
    if (!desk.builds.has(build))
      return this.#end(challengeRefusal(result.FAIL_VERSION_INVALID), 'unknown-build', build);
    if (!desk.mayChallenge(this.#address)) return this.#end(challengeRefusal(result.FAIL_DB_BUSY), 'throttled', build);
    const found = await this.#ask(findLogin, { username: accountName, address: this.#address });
    if (isRefused(found)) {
      // What is wrong with an address is no secret of an account: it is told before any proof.
      if (found.refused === 'account.address-banned')
        return this.#end(challengeRefusal(result.FAIL_BANNED), found.refused, build);
      return this.#end(challengeRefusal(result.FAIL_DB_BUSY), 'throttled', build);
    }
    const { username, salt, verifier, hasAuthenticator, generation } = found.value;
    const pin = hasAuthenticator ? undefined : found.value.pin;
    const challenge = await desk.arithmetic.run(() => openChallenge(verifier, random));
    const secondFactor = secondFactorOf(build, pin !== undefined, hasAuthenticator, random);
    this.#exchange = {
      at: 'challenged',
      challenged: {
        build,
        locale: localeText(locale),
        username,
        typedName: accountName,
        generation,
        credentials: { salt, verifier },
        challenge,
        secondFactor,
        pin,
      },
    };
    const { publicKey } = challenge;
    const checksumSalt = random.bytes(16);
    return {
      reply: challengeReply(build, { serverPublicKey: publicKey, salt, checksumSalt, secondFactor }),
      then: 'continue',
    };
  }

  async #prove(frame: Uint8Array, challenged: Challenged): Promise<LoginAnswer> {
    const proof = readProof(challenged.build, frame);
    this.#exchange = { at: 'over' };
    const acceptance = await this.#judge(challenged, proof.clientPublicKey, proof.clientProof);
    const pinProof = pinProofOf(challenged.secondFactor, proof);
    if (acceptance === undefined || !isRightPin(challenged, pinProof)) return this.#refuseProof(challenged);
    return this.#accept(challenged, acceptance, { code: proof.authenticator, pinProof });
  }

  /**
   * Tries a proof without its last byte: some clients leave out the leading zero of their public key. `undefined` means
   * that it does not hold in that form, and the missing byte is waited for.
   */
  async tryShortProof(frame: Uint8Array): Promise<LoginAnswer | undefined> {
    const exchange = this.#exchange;
    if (exchange.at !== 'challenged' || exchange.challenged.secondFactor.kind !== 'none') return undefined;
    const { clientPublicKey, clientProof } = decodeLogin(logonProofClientShort, frame);
    const acceptance = await this.#judge(exchange.challenged, clientPublicKey, clientProof);
    if (acceptance === undefined) return undefined;
    this.#exchange = { at: 'over' };
    return this.#accept(exchange.challenged, acceptance, { code: undefined, pinProof: undefined });
  }

  #judge(
    { username, typedName, credentials, challenge }: Challenged,
    clientPublicKey: Uint8Array,
    clientProof: Uint8Array,
  ): Promise<Srp6Acceptance | undefined> {
    const name = username === '' ? typedName : username;
    const attempt = { username: name, credentials, challenge, clientPublicKey, clientProof };
    return this.#desk.arithmetic.run(() => acceptProof(attempt));
  }

  async #refuseProof({ typedName, build }: Challenged): Promise<LoginAnswer> {
    await this.#ask(reportFailure, { username: typedName, address: this.#address });
    return this.#end(proofRefusal(build, result.FAIL_UNKNOWN_ACCOUNT), 'wrong-proof', build);
  }

  async #accept(
    { username, generation, build, locale }: Challenged,
    { sessionKey, serverProof }: Srp6Acceptance,
    entered: { readonly code: string | undefined; readonly pinProof: PinProof | undefined },
  ): Promise<LoginAnswer> {
    const accepted = await this.#ask(acceptLogin, {
      username,
      sessionKey,
      generation,
      build,
      locale,
      address: this.#address,
      ...entered,
    });
    if (isRefused(accepted)) {
      return this.#end(proofRefusal(build, refusalResult(accepted.refused, build)), accepted.refused, build);
    }
    const { accountId, roles } = accepted.value;
    this.#exchange = { at: 'proven', accountId, build };
    this.#desk.countAttempt('accepted', build);
    const flag = roles.some((role) => role !== 'player') ? accountFlag.values.GM : 0;
    return { reply: proofReply(build, { serverProof, accountFlag: flag }), then: 'continue' };
  }

  async #reconnect(frame: Uint8Array): Promise<LoginAnswer> {
    const { version, accountName } = decodeLogin(reconnectChallengeClient, frame);
    const { desk, random } = this.#tools();
    const { build } = version;
    if (!desk.builds.has(build))
      return this.#end(reconnectRefusal(result.FAIL_VERSION_INVALID), 'unknown-build', build);
    if (!desk.mayChallenge(this.#address)) return this.#end(reconnectRefusal(result.FAIL_DB_BUSY), 'throttled', build);
    const found = await this.#ask(findSession, { username: accountName, address: this.#address });
    if (isRefused(found) && found.refused === 'account.address-banned')
      return this.#end(reconnectRefusal(result.FAIL_BANNED), found.refused, build);
    const session = isRefused(found) ? undefined : found.value;
    const challengeData = random.bytes(16);
    const username = session?.username ?? accountName;
    this.#exchange = { at: 'reconnecting', reconnecting: { build, username, challengeData, session } };
    return { reply: reconnectReply(challengeData), then: 'continue' };
  }

  async #proveReconnect(frame: Uint8Array, reconnecting: Reconnecting): Promise<LoginAnswer> {
    const { proofData, clientProof } = decodeLogin(reconnectProofClient, frame);
    const { build, username, challengeData, session } = reconnecting;
    this.#exchange = { at: 'over' };
    // The same hash is computed for those without a session, so that both take the same time.
    const sessionKey = session?.sessionKey ?? new Uint8Array(40);
    const expected = reconnectProofOf({ username, clientData: proofData, serverData: challengeData, sessionKey });
    if (!sameBytes(expected, clientProof) || session === undefined) {
      return this.#end(reconnectVerdict(build, result.FAIL_UNKNOWN_ACCOUNT), 'wrong-reconnect', build);
    }
    this.#exchange = { at: 'proven', accountId: session.accountId, build };
    this.#desk.countAttempt('reconnected', build);
    return { reply: reconnectVerdict(build, result.SUCCESS), then: 'continue' };
  }

  async #listRealms(accountId: AccountId, build: number): Promise<LoginAnswer> {
    const { desk, bus } = this.#tools();
    const counted = await this.#ask(countCharacters, { accountId });
    const realms = isRefused(counted) ? [] : counted.value.realms;
    const counts = new Map<number, number>(realms.map(({ realm, characters }) => [realm, characters]));
    const host = desk.hostFor(this.#localAddress);
    // Only where all builds share one port must the gateway be told whom to expect: an announcement that comes late
    // would have it take the next client of that address for one of this build.
    if (namesPort(host)) announce(bus, realmsListed, { address: this.#address, build });
    return { reply: realmListReply(build, desk.realms.list(build, host, counts)), then: 'continue' };
  }

  #ask<Input, Output, Refusal extends string>(
    contract: RequestContract<Input, Output, Refusal>,
    input: Input,
  ): Promise<Outcome<Output, Refusal>> {
    return call(this.#desk.ports.bus, contract, input, { correlation: this.#correlation });
  }

  #end(reply: Uint8Array, outcome: string, build: number): LoginAnswer {
    this.#exchange = { at: 'over' };
    this.#desk.countAttempt(outcome, isBuild(build) ? build : 0);
    return { reply, then: 'close' };
  }

  #tools() {
    const desk = this.#desk;
    return { desk, bus: desk.ports.bus, random: desk.ports.random };
  }
}

const command = {
  logonChallenge: 0x00,
  logonProof: 0x01,
  reconnectChallenge: 0x02,
  reconnectProof: 0x03,
  realmList: 0x10,
} as const;

/**
 * An authenticator's code rather than a PIN where the account has both. Clients without a prompt for the code, those of
 * build 5875, are shown the grid of the PIN and enter the code there, as public servers have them do.
 */
function secondFactorOf(
  build: number,
  hasPin: boolean,
  hasAuthenticator: boolean,
  random: RolePorts['random'],
): SecondFactor {
  const hasPrompt = loginVersionOf(build) === 8;
  if (hasPin || (hasAuthenticator && !hasPrompt)) {
    const seed = random.bytes(4);
    const gridSeed = new DataView(seed.buffer, seed.byteOffset).getUint32(0, true);
    return { kind: 'pin', gridSeed, serverSalt: random.bytes(16) };
  }
  return hasAuthenticator ? { kind: 'authenticator' } : { kind: 'none' };
}

interface ReadProof {
  readonly clientPublicKey: Uint8Array;
  readonly clientProof: Uint8Array;
  readonly pin: { readonly clientSalt: Uint8Array; readonly hash: Uint8Array } | undefined;
  readonly authenticator: string | undefined;
}

function readProof(build: number, frame: Uint8Array): ReadProof {
  const proof: ValueOf<typeof logonProofClient_8.type> =
    loginVersionOf(build) === 8 ? decodeLogin(logonProofClient_8, frame) : decodeLogin(logonProofClient_3, frame);
  const { clientPublicKey, clientProof, pinSalt, pinHash, authenticator } = proof;
  const pin = pinSalt !== undefined && pinHash !== undefined ? { clientSalt: pinSalt, hash: pinHash } : undefined;
  const hasCode = (proof.securityFlag & securityFlag.values.AUTHENTICATOR) !== 0;
  return { clientPublicKey, clientProof, pin, authenticator: hasCode ? authenticator : undefined };
}

function pinProofOf(secondFactor: SecondFactor, { pin }: ReadProof): PinProof | undefined {
  if (secondFactor.kind !== 'pin' || pin === undefined) return undefined;
  const { gridSeed, serverSalt } = secondFactor;
  return { gridSeed, serverSalt, ...pin };
}

/** True too where no PIN was asked for; a code on its grid is judged by the account service. */
function isRightPin({ pin }: Challenged, proof: PinProof | undefined): boolean {
  return pin === undefined || (proof !== undefined && provesPin(proof, pin));
}

function refusalResult(refusal: (typeof acceptLogin.refusals)[number], build: number): number {
  switch (refusal) {
    case 'account.banned':
      return result.FAIL_BANNED;
    case 'account.suspended':
      return result.FAIL_SUSPENDED;
    case 'account.locked':
      return loginVersionOf(build) === 8 ? result.FAIL_LOCKED_ENFORCED : result.FAIL_SUSPENDED;
    case 'account.wrong-code':
    case 'account.stale':
      return result.FAIL_UNKNOWN_ACCOUNT;
    case 'account.throttled':
      return result.FAIL_DB_BUSY;
  }
}

/** The language of a client as text; its number has the first character in the highest byte. */
function localeText(locale: number): string {
  const characters = [24, 16, 8, 0].map((shift) => String.fromCharCode((locale >>> shift) & 0xff)).join('');
  return /^[A-Za-z]{4}$/.test(characters) ? characters : '';
}

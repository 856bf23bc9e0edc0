import { connect, type Socket } from 'node:net';
import { systemRandom } from '@realmwright/platform/random/system-random';
import { nextLogin, openLoginStream, receiveLogin } from '@realmwright/protocol/framing/login-frames';
import {
  fourCharacters,
  logonChallengeClient,
  logonChallengeServer_3,
  logonChallengeServer_8,
  reconnectChallengeClient,
  reconnectChallengeServer,
} from '@realmwright/protocol/login/challenge.packet';
import { decodeLogin, encodeLogin, loginVersionOf } from '@realmwright/protocol/login/login-message';
import { loginResult } from '@realmwright/protocol/login/login-result';
import {
  logonProofClient_3,
  logonProofClient_8,
  logonProofServer_2,
  logonProofServer_8,
  reconnectProofClient,
  reconnectProofServer_2,
  reconnectProofServer_5,
} from '@realmwright/protocol/login/proof.packet';
import {
  realmFlag,
  realmListClient,
  realmListServer_2,
  realmListServer_8,
} from '@realmwright/protocol/login/realm-list.packet';
import { sameBytes } from '@realmwright/protocol/srp6/digest';
import { reconnectProofOf } from '@realmwright/protocol/srp6/session-proof';
import { proveLogin } from '@realmwright/protocol/srp6/srp6-client';
import { type Build, clientVersion } from '@realmwright/protocol/versions/build';
import { BotError, within } from './bot-error.ts';

/** Where something listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Who logs in where. */
export interface LoginRequest {
  readonly at: Address;
  readonly build: Build;
  readonly username: string;
  readonly password: string;
  /** The address of this machine to come from; left out, the system chooses. */
  readonly from?: string | undefined;
}

/** What a login gives: the session key and the gateway that the realm list names. */
export interface LoginPass {
  readonly sessionKey: Uint8Array;
  readonly gateway: Address;
}

/** Longest wait for each answer of the login server, milliseconds. */
const answerMillis = 15_000;

/** A whole login as a game client does it: challenge, proof, realm list. @throws BotError */
export async function logIn(request: LoginRequest): Promise<LoginPass> {
  const line = await LoginLine.open(request);
  try {
    const sessionKey = await prove(line, request);
    return { sessionKey, gateway: await findGateway(line, request.build) };
  } finally {
    line.close();
  }
}

/** Only challenge and proof, for load on the login server alone. @throws BotError */
export async function proveOnly(request: LoginRequest): Promise<void> {
  const line = await LoginLine.open(request);
  try {
    await prove(line, request);
  } finally {
    line.close();
  }
}

/** Logs in again with the key of an earlier login, as a client whose line broke does. @throws BotError */
export async function reconnect(request: LoginRequest, sessionKey: Uint8Array): Promise<LoginPass> {
  const line = await LoginLine.open(request);
  const { build, username } = request;
  try {
    const challenge = decodeLogin(
      reconnectChallengeServer,
      await line.ask(encodeLogin(reconnectChallengeClient, announcementOf(build, username))),
    );
    const { challengeData: serverData } = challenge;
    if (serverData === undefined) throw refusedAt('reconnect', challenge.result);
    const proofData = systemRandom.bytes(16);
    const clientProof = reconnectProofOf({ username, clientData: proofData, serverData, sessionKey });
    const proof = { proofData, clientProof, clientChecksum: new Uint8Array(20) };
    const answer = await line.ask(encodeLogin(reconnectProofClient, proof));
    const verdict = decodeLogin(isOld(build) ? reconnectProofServer_2 : reconnectProofServer_5, answer);
    if (verdict.result !== success) throw refusedAt('reconnect proof', verdict.result);
    return { sessionKey, gateway: await findGateway(line, build) };
  } finally {
    line.close();
  }
}

async function prove(line: LoginLine, { build, username, password }: LoginRequest): Promise<Uint8Array> {
  const opening = await line.ask(encodeLogin(logonChallengeClient, announcementOf(build, username)));
  const challenge = decodeLogin(isOld(build) ? logonChallengeServer_3 : logonChallengeServer_8, opening);
  const { serverPublicKey, salt } = challenge;
  if (serverPublicKey === undefined || salt === undefined) throw refusedAt('login', challenge.result);
  const made = proveLogin({ username, password, salt, serverPublicKey, random: systemRandom });
  const { clientPublicKey, clientProof } = made;
  const proof = { clientPublicKey, clientProof, crcHash: new Uint8Array(20), telemetryKeys: [], securityFlag: 0 };
  const answer = await line.ask(encodeLogin(isOld(build) ? logonProofClient_3 : logonProofClient_8, proof));
  const verdict = decodeLogin(isOld(build) ? logonProofServer_2 : logonProofServer_8, answer);
  if (verdict.serverProof === undefined) throw refusedAt('login proof', verdict.result);
  if (!sameBytes(verdict.serverProof, made.expectedServerProof)) throw new BotError('login server does not know us');
  return made.sessionKey;
}

/** The first realm of the list that is up, asking again for some seconds while none is. */
async function findGateway(line: LoginLine, build: Build): Promise<Address> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const frame = await line.ask(encodeLogin(realmListClient, {}));
    const { realms } = decodeLogin(isOld(build) ? realmListServer_2 : realmListServer_8, frame);
    const realm = realms.find(({ flag }) => (flag & realmFlag.values.OFFLINE) === 0);
    if (realm !== undefined) {
      const colon = realm.address.lastIndexOf(':');
      return { host: realm.address.slice(0, colon), port: Number(realm.address.slice(colon + 1)) };
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new BotError('no realm is up');
}

/** One connection to a login server: a question, then its answer. */
class LoginLine {
  readonly #socket: Socket;
  readonly #stream;
  #settle: ((frame: Uint8Array | undefined) => void) | undefined;

  private constructor(socket: Socket, build: Build) {
    this.#socket = socket;
    this.#stream = openLoginStream('server', loginVersionOf(build));
    socket.on('data', (chunk: Uint8Array) => {
      receiveLogin(this.#stream, chunk);
      const frame = nextLogin(this.#stream);
      if (frame === 'more') return;
      if (frame === 'garbage') socket.destroy();
      else this.#settle?.(frame);
    });
    socket.on('error', () => undefined); // a close follows
    socket.on('close', () => this.#settle?.(undefined));
  }

  static async open({ at, from, build }: LoginRequest): Promise<LoginLine> {
    const socket = connect({ ...at, noDelay: true, ...(from === undefined ? {} : { localAddress: from }) });
    const line = new LoginLine(socket, build);
    const connected = new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', () => reject(new BotError('login server does not listen')));
    });
    await within(connected, answerMillis, 'login server does not listen');
    return line;
  }

  async ask(question: Uint8Array): Promise<Uint8Array> {
    const answered = new Promise<Uint8Array | undefined>((resolve) => {
      this.#settle = resolve;
    });
    this.#socket.write(question);
    if (this.#socket.destroyed) throw new BotError('login server closed');
    const frame = await within(answered, answerMillis, 'login server did not answer');
    if (frame === undefined) throw new BotError('login server closed');
    return frame;
  }

  close(): void {
    this.#socket.destroy();
  }
}

const success = loginResult.values.SUCCESS;
/** Answers that stay the same however often one asks. */
const finalResults: ReadonlySet<number> = new Set([
  loginResult.values.FAIL_BANNED,
  loginResult.values.FAIL_UNKNOWN_ACCOUNT,
  loginResult.values.FAIL_INCORRECT_PASSWORD,
  loginResult.values.FAIL_VERSION_INVALID,
]);

function refusedAt(step: string, result: number): BotError {
  const name = Object.entries(loginResult.values).find(([, code]) => code === result)?.[0] ?? String(result);
  const words = name.toLowerCase().replaceAll('_', ' ');
  return new BotError(`${step} refused: ${words}`, { isFinal: finalResults.has(result) });
}

function announcementOf(build: Build, accountName: string) {
  const [major = 0, minor = 0, patch = 0] = clientVersion[build].split('.').map((part) => Number.parseInt(part, 10));
  return {
    protocolVersion: loginVersionOf(build),
    version: { major, minor, patch, build },
    platform: fourCharacters('x86'),
    os: fourCharacters('Win'),
    locale: fourCharacters('enUS'),
    utcTimezoneOffset: 0,
    clientIpAddress: 0x7f00_0001,
    accountName,
  };
}

/** Build 5875 reads the layouts of the first login protocols. */
function isOld(build: Build): boolean {
  return loginVersionOf(build) === 3;
}

import type { Random } from '@realmwright/kernel/ports/random';
import { pinHashOf } from '@realmwright/protocol/srp6/pin';
import { reconnectProofOf } from '@realmwright/protocol/srp6/session-proof';
import { proveLogin } from '@realmwright/protocol/srp6/srp6-client';
import { totpAt } from '@realmwright/protocol/srp6/totp';
import { type Build, clientVersion } from '@realmwright/protocol/versions/build';
import { type Address, machineNetwork } from './client-network.ts';
import { openLine, type TcpLine } from './tcp-line.ts';

export type { Address } from './client-network.ts';

/** Whom a client logs in as. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Secret of the account's authenticator, when it has one. */
  readonly totpSecret?: Uint8Array;
  /** Digits for the grid of the PIN, when the account has one. */
  readonly pin?: string;
}

/** A realm as the list of the login server shows it. */
export interface ListedRealm {
  readonly id: number;
  readonly name: string;
  readonly kind: number;
  readonly isLocked: boolean;
  readonly flags: number;
  readonly host: string;
  readonly port: number;
  readonly population: number;
  readonly characterCount: number;
}

/** Whether clients may connect to a realm; the others they show greyed out. */
export function isOnline({ flags }: ListedRealm): boolean {
  return (flags & 0x2) === 0;
}

/** How a login ended: with the session key, or with the server's result code. */
export type LoginResult =
  | { readonly sessionKey: Uint8Array; readonly line: TcpLine }
  | { readonly result: number; readonly step: 'challenge' | 'proof' };

/** Result codes of the login protocol. Source: public protocol notes. */
export const loginResults = {
  ok: 0,
  banned: 3,
  unknownAccount: 4,
  wrongPassword: 5,
  versionInvalid: 9,
  suspended: 0xc,
  locked: 0x10,
} as const;

/**
 * Written from the public notes and not from the server's own descriptions, so that one wrong description cannot agree
 * with itself.
 */
export async function logIn(at: Address, build: number, who: Credentials): Promise<LoginResult> {
  const { random } = at.network ?? machineNetwork;
  const line = await openLine(at.host, at.port, at.from, at.network);
  line.write(challengeMessage(0x00, build, who.username));
  const [, , result = 0xff] = await line.read(3);
  if (result !== loginResults.ok) return refused(line, result, 'challenge');
  const serverPublicKey = await line.read(32);
  await line.read(2); // length and value of the generator, always 7
  await line.read(33); // length and value of the safe prime
  const salt = await line.read(32);
  await line.read(16);
  const [security = 0] = await line.read(1);
  const grid = (security & securityFlags.pin) !== 0 ? await line.read(20) : undefined;
  if ((security & securityFlags.matrix) !== 0) await line.read(12);
  if ((security & securityFlags.authenticator) !== 0) await line.read(1);
  const proof = proveLogin({ ...who, salt, serverPublicKey, random });
  const factor = grid === undefined ? codeFactor(security, who) : gridFactor(grid, who, random);
  line.write(proofMessage(proof.clientPublicKey, proof.clientProof, factor));
  const [, answer = 0xff] = await line.read(2);
  if (answer !== loginResults.ok) return refused(line, answer, 'proof');
  const serverProof = await line.read(20);
  await line.read(isOldLayout(build) ? 4 : 10);
  if (Buffer.compare(serverProof, proof.expectedServerProof) !== 0)
    throw new Error('the server does not know the verifier');
  return { sessionKey: proof.sessionKey, line };
}

/** Logs in again with the key of an earlier login. */
export async function reconnect(
  at: Address,
  build: number,
  username: string,
  sessionKey: Uint8Array,
): Promise<LoginResult> {
  const { random } = at.network ?? machineNetwork;
  const line = await openLine(at.host, at.port, at.from, at.network);
  line.write(challengeMessage(0x02, build, username));
  const [, result = 0xff] = await line.read(2);
  if (result !== loginResults.ok) return refused(line, result, 'challenge');
  const serverData = await line.read(16);
  await line.read(16);
  const clientData = random.bytes(16);
  const proof = reconnectProofOf({ username, clientData, serverData, sessionKey });
  line.write(Uint8Array.of(0x03, ...clientData, ...proof, ...new Uint8Array(20), 0));
  const [, answer = 0xff] = await line.read(2);
  if (answer !== loginResults.ok) return refused(line, answer, 'proof');
  if (!isOldLayout(build)) await line.read(2);
  return { sessionKey, line };
}

/** Asks for the realms over a line that has been proven. */
export async function listRealms(line: TcpLine, build: Build): Promise<readonly ListedRealm[]> {
  line.write(Uint8Array.of(0x10, 0, 0, 0, 0));
  const head = await line.read(3);
  const size = new DataView(head.buffer).getUint16(1, true);
  const body = new RealmListReader(await line.read(size));
  return body.read(isOldLayout(build));
}

/** Build 5875 reads the layouts of the first login protocols. */
const isOldLayout = (build: number): boolean => build === 5875;

const securityFlags = { pin: 1, matrix: 2, authenticator: 4 } as const;

function refused(line: TcpLine, result: number, step: 'challenge' | 'proof'): LoginResult {
  line.destroy();
  return { result, step };
}

function challengeMessage(command: number, build: number, username: string): Uint8Array {
  const name = Buffer.from(username.toUpperCase());
  const version = (isOldLayout(build) ? clientVersion[5875] : build === 8606 ? clientVersion[8606] : '3.3.5')
    .split('.')
    .map((part) => Number.parseInt(part, 10));
  const body = Buffer.concat([
    Buffer.from('WoW\0'),
    Buffer.from([...version, build & 0xff, build >> 8]),
    Buffer.from('68x\0niW\0SUne'),
    Buffer.from([0, 0, 0, 0, 127, 0, 0, 1, name.length]),
    name,
  ]);
  return Buffer.concat([
    Buffer.from([command, isOldLayout(build) ? 3 : 8, body.length & 0xff, body.length >> 8]),
    body,
  ]);
}

/** The security flag with what follows it: nothing, or the code of the authenticator. */
function codeFactor(security: number, who: Credentials): readonly number[] {
  if ((security & securityFlags.authenticator) === 0) return [0];
  const code = currentCode(who) ?? '000000';
  return [securityFlags.authenticator, code.length, ...Buffer.from(code)];
}

/** The security flag with what was entered on the grid: the PIN, or the code of an authenticator. */
function gridFactor(grid: Uint8Array, who: Credentials, random: Random): readonly number[] {
  const pin = who.pin ?? currentCode(who);
  if (pin === undefined) return [0];
  const gridSeed = new DataView(grid.buffer, grid.byteOffset).getUint32(0, true);
  const clientSalt = random.bytes(16);
  const hash = pinHashOf({ pin, gridSeed, serverSalt: grid.subarray(4), clientSalt });
  return [securityFlags.pin, ...clientSalt, ...hash];
}

function currentCode({ totpSecret }: Credentials): string | undefined {
  return totpSecret === undefined ? undefined : totpAt(totpSecret, Date.now());
}

function proofMessage(publicKey: Uint8Array, proof: Uint8Array, factor: readonly number[]): Uint8Array {
  return Uint8Array.of(0x01, ...publicKey, ...proof, ...new Uint8Array(20), 0, ...factor);
}

class RealmListReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes);
  }

  read(isOld: boolean): readonly ListedRealm[] {
    this.#at = 4;
    const count = isOld ? this.#u8() : this.#u8() + 256 * this.#u8();
    return Array.from({ length: count }, () => this.#realm(isOld));
  }

  #realm(isOld: boolean): ListedRealm {
    const kind = this.#u8();
    if (isOld) this.#at += 3;
    const isLocked = isOld ? false : this.#u8() !== 0;
    const flags = this.#u8();
    const name = this.#text();
    const [host = '', port = ''] = this.#text().split(':');
    const population = this.#bytes.readFloatLE(this.#at);
    this.#at += 4;
    const characterCount = this.#u8();
    this.#u8(); // time zone
    const id = this.#u8();
    return { id, name, kind, isLocked, flags, host, port: Number(port), population, characterCount };
  }

  #u8(): number {
    return this.#bytes.readUInt8(this.#at++);
  }

  #text(): string {
    const end = this.#bytes.indexOf(0, this.#at);
    const text = this.#bytes.toString('utf8', this.#at, end);
    this.#at = end + 1;
    return text;
  }
}

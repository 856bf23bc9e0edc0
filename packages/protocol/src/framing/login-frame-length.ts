import type { LoginVersion } from '../login/login-message.ts';

/**
 * Length in bytes of the login message at the start of `bytes`, of which the first `used` count; `more` when that cannot
 * be said yet or the message is not complete, `garbage` when no message starts like this. There is no common size field:
 * every command has its own rule.
 */
export function loginFrameLength(
  bytes: Uint8Array,
  used: number,
  sender: 'client' | 'server',
  version: LoginVersion,
): number | 'more' | 'garbage' {
  const probe = new Probe(bytes, used);
  const command = probe.u8();
  const known = sender === 'client' ? clientMessage(probe, command, version) : serverMessage(probe, command, version);
  if (!known) return 'garbage';
  return probe.at > used ? 'more' : probe.at;
}

function clientMessage(probe: Probe, command: number, version: LoginVersion): boolean {
  switch (command) {
    case 0x00:
    case 0x02: {
      probe.skip(1);
      const size = probe.u16();
      probe.skip(size);
      // Too little for its fixed part or more than the longest name allows; unknown sizes count as 0 until they arrive.
      return !probe.has(4) || (size >= 31 && size <= 30 + 255);
    }
    case 0x01: {
      probe.skip(32 + 20 + 20);
      const keys = probe.u8();
      probe.skip(30 * keys);
      if (version >= 3) secondFactors(probe, version, 16 + 20, 20);
      return keys <= mostTelemetryKeys;
    }
    case 0x03:
      probe.skip(16 + 20 + 20 + 1);
      return true;
    case 0x04: {
      probe.skip(4 + 1);
      const size = probe.u16();
      probe.skip(size);
      return size <= largestSurvey;
    }
    case 0x10:
      probe.skip(4);
      return true;
    case 0x33:
      probe.skip(8);
      return true;
    default:
      return command === 0x32 || command === 0x34;
  }
}

function secondFactors(probe: Probe, version: LoginVersion, pinBytes: number, matrixBytes: number): void {
  const flag = probe.u8();
  if (version === 3 ? flag === 1 : (flag & 1) !== 0) probe.skip(pinBytes);
  if (version > 3 && (flag & 2) !== 0) probe.skip(matrixBytes);
  if (version === 8 && (flag & 4) !== 0) probe.skip(probe.u8());
}

function serverMessage(probe: Probe, command: number, version: LoginVersion): boolean {
  switch (command) {
    case 0x00:
      challenge(probe, version);
      return true;
    case 0x01: {
      const success = probe.u8() === 0 && probe.has(2);
      if (success) probe.skip(20 + 4 + (version >= 5 ? 2 : 0) + (version === 8 ? 4 : 0));
      else if (version === 8) probe.skip(2);
      return true;
    }
    case 0x02:
      if (probe.u8() === 0 && probe.has(2)) probe.skip(32);
      return true;
    case 0x03:
      probe.skip(version >= 5 ? 3 : 1);
      return true;
    case 0x10:
    case 0x31:
      probe.skip(probe.u16());
      return true;
    case 0x30:
      probe.skip(probe.u8());
      probe.skip(8 + 16);
      return true;
    default:
      return false;
  }
}

function challenge(probe: Probe, version: LoginVersion): void {
  probe.skip(1);
  if (probe.u8() !== 0 || !probe.has(3)) return;
  probe.skip(32);
  probe.skip(probe.u8());
  probe.skip(probe.u8());
  probe.skip(32 + 16);
  if (version < 3) return;
  const flag = probe.u8();
  if (version === 3 ? flag === 1 : (flag & 1) !== 0) probe.skip(4 + 16);
  if (version > 3 && (flag & 2) !== 0) probe.skip(4 + 8);
  if (version === 8 && (flag & 4) !== 0) probe.skip(1);
}

/** Walks over bytes that may not be there yet: those read as 0, and `at` goes beyond the end. */
class Probe {
  at = 0;
  readonly #bytes: Uint8Array;
  readonly #used: number;

  constructor(bytes: Uint8Array, used: number) {
    this.#bytes = bytes;
    this.#used = used;
  }

  skip(count: number): void {
    this.at += count;
  }

  has(count: number): boolean {
    return this.#used >= count;
  }

  u8(): number {
    const value = this.at < this.#used ? (this.#bytes[this.at] ?? 0) : 0;
    this.at += 1;
    return value;
  }

  u16(): number {
    return this.u8() + 256 * this.u8();
  }
}

/** Genuine clients send none; a bound keeps the length of a proof small. */
const mostTelemetryKeys = 16;
const largestSurvey = 0x1000;

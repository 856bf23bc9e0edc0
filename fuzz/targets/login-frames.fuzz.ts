import {
  type LoginStream,
  nextLogin,
  openLoginStream,
  receiveLogin,
  shortLogonProof,
} from '@realmwright/protocol/framing/login-frames';
import { encodeLogin, everyLoginVersion } from '@realmwright/protocol/login/login-message';
import { everyLoginMessage } from '@realmwright/protocol/login/login-messages';
import { type FuzzInput, type FuzzTarget, OracleError } from '../engine/fuzz-target.ts';
import { nextCut } from './cut-bytes.ts';
import { generatedSeeds } from './generated-seeds.ts';

const forms = (['client', 'server'] as const).flatMap((sender) =>
  everyLoginVersion.map((version) => ({ variant: `${sender} ${version}`, sender, version })),
);

/**
 * The frame reader of login connections: whatever is received, whole and in pieces give the same frames, nothing is
 * kept that was not received, and no frame is longer than what came.
 */
export const loginFrames: FuzzTarget = {
  name: 'frames-login',
  variants: forms.map(({ variant }) => variant),
  maxBytes: 256,
  seeds,
  execute: (variant, bytes) => {
    const { sender, version } = forms[variant] ?? { sender: 'client', version: 8 };
    const whole = openLoginStream(sender, version);
    receiveLogin(whole, bytes);
    const lengths: number[] = [];
    const end = takeFrames(whole, lengths);
    inPieces(openLoginStream(sender, version), bytes, lengths, end, whole.queue.used);
    const framed = lengths.reduce((sum, length) => sum + length, 0);
    if (framed + whole.queue.used !== bytes.length) throw new OracleError('bytes are lost or kept twice');
    const short = shortLogonProof(whole);
    if (short !== undefined && short.length > bytes.length)
      throw new OracleError('a short proof is longer than what came');
  },
};

/** The same bytes in pieces; what was garbage as a whole must be so at the latest with its last byte. */
function inPieces(stream: LoginStream, bytes: Uint8Array, lengths: readonly number[], end: string, left: number): void {
  const found: number[] = [];
  let last = 'more';
  for (let at = 0, cut = 0; at < bytes.length && last === 'more'; at = cut) {
    cut = nextCut(at, bytes.length);
    receiveLogin(stream, bytes.subarray(at, cut));
    last = takeFrames(stream, found);
  }
  if (last !== end) throw new OracleError(`as a whole it ends with ${end}, in pieces with ${last}`);
  const isSame = found.length === lengths.length && found.every((length, i) => length === lengths[i]);
  if (!isSame) throw new OracleError(`frames of ${lengths.join(', ')} bytes became ${found.join(', ')} in pieces`);
  if (last === 'more' && stream.queue.used !== left) throw new OracleError('another rest is kept in pieces');
}

/** Takes every frame that is there and notes its length; tells whether more may come. */
function takeFrames(stream: LoginStream, lengths: number[]): 'more' | 'garbage' {
  for (;;) {
    const frame = nextLogin(stream);
    if (typeof frame === 'string') return frame;
    if (frame.length === 0) throw new OracleError('a frame without bytes');
    lengths.push(frame.length);
  }
}

function* seeds(): Iterable<FuzzInput> {
  for (const message of everyLoginMessage) {
    for (const { bytes } of generatedSeeds('', message)) {
      const body = Uint8Array.from([message.command, ...bytes]);
      for (const version of message.versions) yield { variant: `${message.direction} ${version}`, bytes: body };
    }
  }
  const list = everyLoginMessage.find(({ command, direction }) => command === 0x10 && direction === 'client');
  if (list === undefined) return;
  const twice = encodeLogin(list, {});
  yield { variant: 'client 8', bytes: Uint8Array.from([...twice, ...twice]) };
}

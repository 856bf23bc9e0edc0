import { everyLoginMessage } from '@realmwright/protocol/login/login-messages';
import { logonProofClientShort } from '@realmwright/protocol/login/proof.packet';
import type { FuzzTarget } from '../engine/fuzz-target.ts';
import { CodecOracle } from './codec-oracle.ts';
import { generatedSeeds } from './generated-seeds.ts';

const forms = [...everyLoginMessage, logonProofClientShort].map((message) => ({
  variant: `${message.name} ${message.versions.join(' ')}${message === logonProofClientShort ? ' short' : ''}`,
  message,
  oracle: new CodecOracle(message.codec),
}));

/** Every message of the login server in every version, without its command byte. */
export const loginMessages: FuzzTarget = {
  name: 'messages-login',
  variants: forms.map(({ variant }) => variant),
  maxBytes: 384,
  *seeds() {
    for (const { variant, message } of forms) yield* generatedSeeds(variant, message);
  },
  execute: (variant, bytes) => {
    forms[variant]?.oracle.check(bytes);
  },
};

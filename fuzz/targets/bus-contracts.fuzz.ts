import * as login from '@realmwright/edge/auth/login.contract';
import * as gateway from '@realmwright/edge/gateway/gateway.contract';
import * as realtime from '@realmwright/edge/realtime/realtime.contract';
import * as realtimeSessions from '@realmwright/edge/realtime/realtime-sessions.contract';
import * as realtimeTraffic from '@realmwright/edge/realtime/realtime-traffic.contract';
import { type EventContract, type RequestContract, readMessage } from '@realmwright/kernel/contract';
import type { Codec } from '@realmwright/kernel/schema/codec';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import * as realm from '@realmwright/platform/control/realm.contract';
import { headerCiphersType } from '@realmwright/protocol/cipher/cipher-state';
import * as account from '@realmwright/services/account/account.contract';
import * as credentials from '@realmwright/services/account/credentials.contract';
import * as gate from '@realmwright/services/account/gate.contract';
import * as moderation from '@realmwright/services/account/moderation.contract';
import * as signIn from '@realmwright/services/account/sign-in.contract';
import * as webSession from '@realmwright/services/account/web-session.contract';
import * as channels from '@realmwright/services/channels/channels.contract';
import * as character from '@realmwright/services/character/character.contract';
import * as clientData from '@realmwright/services/client-data/client-data.contract';
import * as group from '@realmwright/services/group/group.contract';
import * as groupNews from '@realmwright/services/group/group-news.contract';
import * as groupSignals from '@realmwright/services/group/group-signals.contract';
import * as ledger from '@realmwright/services/ledger/ledger.contract';
import * as notifications from '@realmwright/services/notifications/notifications.contract';
import * as operator from '@realmwright/services/operator/operator.contract';
import * as places from '@realmwright/services/places/places.contract';
import * as broadcast from '@realmwright/services/social/broadcast.contract';
import * as deedOutcomes from '@realmwright/services/social/deed-outcomes.contract';
import * as friends from '@realmwright/services/social/friends.contract';
import * as roster from '@realmwright/services/social/roster.contract';
import * as social from '@realmwright/services/social/social.contract';
import * as talk from '@realmwright/services/social/talk.contract';
import * as spawns from '@realmwright/services/spawns/spawns.contract';
import * as parties from '@realmwright/world/parties/parties.contract';
import * as space from '@realmwright/world/space/space.contract';
import * as survey from '@realmwright/world/survey/survey.contract';
import type { FuzzInput, FuzzTarget } from '../engine/fuzz-target.ts';
import { CodecOracle } from './codec-oracle.ts';
import { generatedSeeds } from './generated-seeds.ts';

type AnyContract = RequestContract<unknown, unknown, string> | EventContract<unknown>;

const modules = [
  ...[login, gateway, realm, account, moderation, character, clientData, group, groupNews, groupSignals],
  ...[ledger, operator, places, friends, social, spawns, parties, space],
  ...[gate, channels, broadcast, signIn, realtime, realtimeSessions, realtimeTraffic, survey, notifications, roster],
  ...[webSession, credentials, talk, deedOutcomes],
];
const contracts = modules.flatMap((module) => Object.values(module).filter(isContract));

/** One kind of message of a contract, and how many bytes stand in front of what its codec reads. */
interface Form {
  readonly variant: string;
  readonly codec: Codec<unknown>;
  readonly head: Uint8Array;
  readonly read: (payload: Uint8Array) => void;
}

const correlation = new Uint8Array(8);
const accepted = Uint8Array.of(0);
const forms: readonly Form[] = contracts.flatMap((contract): readonly Form[] => {
  const message = (payload: Uint8Array): unknown => readMessage(contract, 'message', payload);
  const reply = (payload: Uint8Array): unknown => readMessage(contract, 'reply', payload);
  const { subject } = contract;
  if (contract.kind === 'event') {
    return [{ variant: `${subject} event`, codec: contract.payload, head: new Uint8Array(0), read: message }];
  }
  return [
    { variant: `${subject} request`, codec: contract.input, head: correlation, read: message },
    { variant: `${subject} reply`, codec: contract.output, head: accepted, read: reply },
  ];
});
const savedCiphers = codecOf(headerCiphersType, 'saved ciphers');
const oracles = [...forms.map(({ codec }) => new CodecOracle(codec)), new CodecOracle(savedCiphers)];

/** Every request, reply and event that is declared, as a watcher reads it and as its receiver does. */
export const busContracts: FuzzTarget = {
  name: 'bus-contracts',
  variants: [...forms.map(({ variant }) => variant), 'saved ciphers'],
  maxBytes: 768,
  *seeds(): Iterable<FuzzInput> {
    for (const { variant, codec, head } of forms) {
      for (const { bytes } of generatedSeeds(variant, { type: codec.type, codec })) {
        yield { variant, bytes: Uint8Array.from([...head, ...bytes]) };
      }
    }
    yield* generatedSeeds('saved ciphers', { type: headerCiphersType, codec: savedCiphers });
  },
  execute: (variant, bytes) => {
    const form = forms[variant];
    oracles[variant]?.check(bytes.subarray(Math.min(form?.head.length ?? 0, bytes.length)));
    if (form !== undefined) readAsWatcher(form, bytes);
  },
};

function readAsWatcher({ read }: Form, payload: Uint8Array): void {
  try {
    read(payload);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
  }
}

function isContract(value: unknown): value is AnyContract {
  return typeof value === 'object' && value !== null && 'kind' in value && 'subject' in value;
}

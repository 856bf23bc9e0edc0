import * as login from '@realmwright/edge/auth/login.contract';
import * as gateway from '@realmwright/edge/gateway/gateway.contract';
import { type EventContract, type RequestContract, readMessage } from '@realmwright/kernel/contract';
import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import type { TappedMessage } from '@realmwright/platform/bus/bus-router';
import * as realm from '@realmwright/platform/control/realm.contract';
import { treeLines, valueTree } from '@realmwright/protocol/inspect/value-tree';
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
import * as friends from '@realmwright/services/social/friends.contract';
import * as roster from '@realmwright/services/social/roster.contract';
import * as social from '@realmwright/services/social/social.contract';
import * as spawns from '@realmwright/services/spawns/spawns.contract';
import { describeWorldMessage } from '@realmwright/world/inspect/message-text.wire';
import * as parties from '@realmwright/world/parties/parties.contract';
import * as space from '@realmwright/world/space/space.contract';

/** A message of the bus as a person reads it. */
export interface MessageText {
  readonly lines: readonly string[];
  /** Nothing of the bytes could be read: they are worth showing. */
  readonly isOpaque: boolean;
}

/**
 * A message of the bus as lines, decoded by the contract of its subject, or as what edges and worlds say to each other;
 * one line with the reason when it does not decode. Secrets are named without their value.
 */
export function describeBusMessage(message: TappedMessage): MessageText {
  try {
    const lines = linesOf(message) ?? describeWorldMessage(message.subject, message.payload);
    return lines === undefined ? { lines: [], isOpaque: true } : { lines, isOpaque: false };
  } catch (error) {
    if (error instanceof ProtocolError) return { lines: [`not decoded: ${error.message}`], isOpaque: true };
    throw error;
  }
}

function linesOf({ kind, subject, payload }: TappedMessage): readonly string[] | undefined {
  const contract = contracts.find((known) => subject === known.subject || subject.startsWith(`${known.subject}.`));
  if (contract === undefined) return undefined;
  const message = readMessage(contract, kind === 'reply' ? 'reply' : 'message', payload);
  switch (message.kind) {
    case 'failed':
      return ['failed'];
    case 'refused':
      return [`refused: ${message.refusal}`];
    case 'value': {
      const { type, value, correlation } = message;
      const lines = value === undefined ? [] : treeLines(valueTree(type, value, '', secrets)).slice(1);
      return correlation === undefined ? lines : [`correlation: ${correlation}`, ...lines];
    }
  }
}

type AnyContract = RequestContract<unknown, unknown, string> | EventContract<unknown>;

const contracts: readonly AnyContract[] = [
  ...contractsOf(account),
  ...contractsOf(credentials),
  ...contractsOf(signIn),
  ...contractsOf(webSession),
  ...contractsOf(channels),
  ...contractsOf(broadcast),
  ...contractsOf(character),
  ...contractsOf(clientData),
  ...contractsOf(friends),
  ...contractsOf(gate),
  ...contractsOf(gateway),
  ...contractsOf(group),
  ...contractsOf(groupNews),
  ...contractsOf(groupSignals),
  ...contractsOf(ledger),
  ...contractsOf(moderation),
  ...contractsOf(login),
  ...contractsOf(notifications),
  ...contractsOf(operator),
  ...contractsOf(parties),
  ...contractsOf(places),
  ...contractsOf(realm),
  ...contractsOf(roster),
  ...contractsOf(social),
  ...contractsOf(space),
  ...contractsOf(spawns),
];

function contractsOf(module: object): readonly AnyContract[] {
  return Object.values(module).filter(isContract);
}

function isContract(value: unknown): value is AnyContract {
  return (
    typeof value === 'object' &&
    value !== null &&
    'subject' in value &&
    'kind' in value &&
    (value.kind === 'request' || value.kind === 'event')
  );
}

/** Names of fields that give access to something. */
const secrets: ReadonlySet<string> = new Set([
  'accessToken',
  'code',
  'newPassword',
  'password',
  'pin',
  'pinProof',
  'proof',
  'refreshToken',
  'salt',
  'secret',
  'secondFactor',
  'sessionKey',
  'ticket',
  'token',
  'totp',
  'totpSecret',
  'uri',
  'verifier',
]);

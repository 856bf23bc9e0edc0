import { announce } from '@realmwright/kernel/contract';
import type { Millis } from '@realmwright/kernel/units';
import type { SettingsSource } from '../realm-settings.ts';
import type { FeaturePorts } from '../serving.ts';
import { AccessTokens } from './access-token.ts';
import { sessionClosed, sessionRevoked } from './account.contract.ts';
import { defaultLoginThrottle, LoginThrottle, type LoginThrottleConfig } from './login-throttle.ts';
import { RefreshTokens } from './refresh-token.ts';
import { DecoyAccounts, SecretBox } from './secret-box.ts';
import type { OpenSessionRow } from './session.store.ts';
import { SharedThrottle } from './shared-throttle.ts';
import { WebPasswords } from './web-password.ts';

/** How the account service is set up. */
export interface AccountConfig {
  /** The key of the installation, 32 bytes; every stored secret is sealed with keys derived from it. */
  readonly masterKey: Uint8Array;
  /** This start is the start of everything: sessions that the database still knows are of an earlier run. */
  readonly isSoleStart: boolean;
  readonly throttle?: LoginThrottleConfig;
  readonly guests?: GuestConfig;
  /** Whether accounts with a role are players in the sessions of pages until they have an authenticator; left out: no. */
  readonly operatorsNeedAuthenticator?: boolean;
  readonly settings: SettingsSource;
}

/** How people try the realm without an account of their own. */
export interface GuestConfig {
  /** Most of them at once; 0: none. */
  readonly most: number;
  /** Days after which one that stayed away is removed, with its characters. */
  readonly days: number;
  /** How often absent ones are looked for; left out: every ten minutes. */
  readonly period?: Millis;
}

const defaultGuests: GuestConfig = { most: 200, days: 7 };

/** What the handlers of the account service share. */
export interface AccountParts {
  readonly ports: FeaturePorts;
  readonly settings: SettingsSource;
  readonly verifiers: SecretBox;
  readonly sessionKeys: SecretBox;
  readonly authenticators: SecretBox;
  readonly pins: SecretBox;
  readonly decoys: DecoyAccounts;
  readonly throttle: SharedThrottle;
  readonly webPasswords: WebPasswords;
  readonly accessTokens: AccessTokens;
  readonly refreshTokens: RefreshTokens;
  readonly guests: GuestConfig;
  readonly operatorsNeedAuthenticator: boolean;
}

export function openAccountParts(ports: FeaturePorts, config: AccountConfig): AccountParts {
  const box = (purpose: string) => new SecretBox(config.masterKey, purpose, ports.random);
  return {
    ports,
    settings: config.settings,
    verifiers: box('verifier'),
    sessionKeys: box('session-key'),
    authenticators: box('authenticator'),
    pins: box('pin'),
    decoys: new DecoyAccounts(config.masterKey),
    throttle: new SharedThrottle(ports, new LoginThrottle(ports.clock, config.throttle ?? defaultLoginThrottle)),
    webPasswords: new WebPasswords(),
    accessTokens: new AccessTokens(config.masterKey, ports.clock, ports.random),
    refreshTokens: new RefreshTokens(config.masterKey),
    guests: config.guests ?? defaultGuests,
    operatorsNeedAuthenticator: config.operatorsNeedAuthenticator ?? false,
  };
}

/** The present as the database takes it. */
export function nowOf(parts: AccountParts): Date {
  return new Date(parts.ports.clock.now());
}

/** Tells the edge that had a session that it goes on elsewhere. It is not closed. */
export function announceMove({ ports }: AccountParts, { edge, session }: Omit<OpenSessionRow, 'accountId'>): void {
  announce(ports.bus, sessionRevoked, { session, reason: 'moved', detail: '' }, { scope: edge });
}

export type RevocationReason =
  | 'superseded'
  | 'kicked'
  | 'banned'
  | 'password-changed'
  | 'locked'
  | 'lost'
  | 'signed-out';

/** Tells the edge that a session is over, and everybody else that it is closed. After the commit that closed it. */
export function announceRevocation(
  { ports }: AccountParts,
  { accountId, edge, session }: OpenSessionRow,
  reason: RevocationReason,
  detail = '',
): void {
  announce(ports.bus, sessionRevoked, { session, reason, detail }, { scope: edge });
  announce(ports.bus, sessionClosed, { accountId, edge, session });
}

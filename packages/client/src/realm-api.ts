// Generated from the routes of the API by `node scripts/generate-api.ts`. Do not edit.
import type { ApiTransport } from './api-transport.ts';
import { field, flag, list, maybe, number, oneOf, text } from './json-reading.ts';

export interface RegisterBody {
  /** Name of the account: 1 to 16 letters and digits of ASCII, without regard to case. */
  readonly username: string;
  /** As in the game: 1 to 16 printable characters of ASCII, without regard to case. */
  readonly password: string;
}

export interface RegisterReply {
  /** The name as it is kept, in capitals. */
  readonly username: string;
}

export interface TryRealmBody {
  /** What the device is called in the list of devices; left out: what the program calls itself. */
  readonly device?: string | undefined;
  /** Where the refresh token goes: into a cookie that scripts do not see, or, for programs, into the body. Left out: `cookie`. */
  readonly keep?: 'cookie' | 'body' | undefined;
}

export interface Session {
  readonly username: string;
  readonly roles: readonly string[];
  readonly isGuest: boolean;
  /** Id of this device. */
  readonly device: string;
  /** For the header `Authorization: Bearer ...`. */
  readonly accessToken: string;
  readonly accessEndsAt: string;
  /** How long that is from now, for those whose clock is another. */
  readonly accessSeconds: number;
  /** When the device is signed out unless it refreshes before. */
  readonly endsAt: string;
  /** For programs that asked for it; browsers keep a cookie. */
  readonly refreshToken?: string | undefined;
  /** Another device of the account is in use now (`at-once`) or was within the hour (`too-soon`), from another region. */
  readonly warning?: 'at-once' | 'too-soon' | undefined;
}

export interface LinkGuestBody {
  /** Name of the account: 1 to 16 letters and digits of ASCII, without regard to case. */
  readonly username: string;
  /** As in the game: 1 to 16 printable characters of ASCII, without regard to case. */
  readonly password: string;
}

export interface LinkGuestReply {
  readonly username: string;
}

export interface SignInBody {
  /** Name of the account: 1 to 16 letters and digits of ASCII, without regard to case. */
  readonly username: string;
  /** As in the game: 1 to 16 printable characters of ASCII, without regard to case. */
  readonly password: string;
  /** Six digits of the authenticator. */
  readonly code?: string | undefined;
  /** What the device is called in the list of devices; left out: what the program calls itself. */
  readonly device?: string | undefined;
  /** Where the refresh token goes: into a cookie that scripts do not see, or, for programs, into the body. Left out: `cookie`. */
  readonly keep?: 'cookie' | 'body' | undefined;
}

export interface WhoAmIReply {
  readonly username: string;
  readonly roles: readonly string[];
  readonly isGuest: boolean;
  readonly hasAuthenticator: boolean;
  readonly device: string;
}

export interface RefreshBody {
  /** Of programs that hold it themselves; browsers send their cookie. */
  readonly refreshToken?: string | undefined;
}

export interface GetTicketBody {
  /** Name of the account: 1 to 16 letters and digits of ASCII, without regard to case. */
  readonly username?: string | undefined;
  /** As in the game: 1 to 16 printable characters of ASCII, without regard to case. */
  readonly password?: string | undefined;
  /** Six digits of the authenticator. */
  readonly code?: string | undefined;
}

export interface GetTicketReply {
  readonly ticket: string;
  readonly expiresInSeconds: number;
  readonly socket: string;
}

export interface ListDevicesQuery {
  /** `next` of the part before. */
  readonly after?: string | undefined;
  /** Most items; left out: 20. */
  readonly limit?: number | undefined;
}

export interface Device {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly signedInAt: string;
  readonly lastUsedAt: string;
  readonly endsAt: string;
  readonly isCurrent: boolean;
  /** It has a socket open. */
  readonly isPlaying: boolean;
  readonly warning?:
    | {
        /** Another device of the account is in use now (`at-once`) or was within the hour (`too-soon`), from another region. */
        readonly kind: 'at-once' | 'too-soon';
        readonly otherAddress: string;
      }
    | undefined;
}

export interface ListDevicesReply {
  readonly items: readonly Device[];
  /** Ask for the next part with this as `after`; left out at the end. */
  readonly next?: string | undefined;
}

export interface SignOutOthersReply {
  readonly endedCount: number;
}

export interface ResetPasswordBody {
  /** From an operator of the realm. */
  readonly token: string;
  /** As in the game: 1 to 16 printable characters of ASCII, without regard to case. */
  readonly newPassword: string;
}

export interface ResetPasswordReply {
  readonly username: string;
}

export interface ChangePasswordBody {
  /** As in the game: 1 to 16 printable characters of ASCII, without regard to case. */
  readonly password: string;
  /** As in the game: 1 to 16 printable characters of ASCII, without regard to case. */
  readonly newPassword: string;
}

export interface BeginAuthenticatorBody {
  /** As in the game: 1 to 16 printable characters of ASCII, without regard to case. */
  readonly password: string;
}

export interface BeginAuthenticatorReply {
  readonly secret: string;
  readonly uri: string;
  readonly endsAt: string;
}

export interface ConfirmAuthenticatorBody {
  /** Six digits of the authenticator. */
  readonly code: string;
}

export interface ConfirmAuthenticatorReply {
  readonly endedCount: number;
}

export interface RemoveAuthenticatorBody {
  /** As in the game: 1 to 16 printable characters of ASCII, without regard to case. */
  readonly password: string;
  /** Six digits of the authenticator. */
  readonly code: string;
}

export interface RunCommandBody {
  /** A command as at the console: names of characters come first. */
  readonly text: string;
}

export interface RunCommandReply {
  readonly lines: readonly string[];
}

export interface ListAuditQuery {
  /** `next` of the part before. */
  readonly after?: string | undefined;
  /** Most items; left out: 20. */
  readonly limit?: number | undefined;
  /** Of this account alone. */
  readonly caller?: string | undefined;
}

export interface ListAuditReply {
  readonly items: readonly {
    /** Its number; they grow. */
    readonly entry: string;
    readonly at: string;
    /** The account, or `console`. */
    readonly caller: string;
    /** Empty when it was not typed in the world. */
    readonly character: string;
    readonly command: string;
    /** What was typed, without passwords. */
    readonly text: string;
    readonly outcome: 'accepted' | 'forwarded' | 'refused' | 'failed';
  }[];
  /** Ask for the next part with this as `after`; left out at the end. */
  readonly next?: string | undefined;
}

/** What a realm can be asked over HTTP. Every method throws an `ApiError` when the realm refuses. */
export class RealmApi {
  readonly #transport: ApiTransport;

  constructor(transport: ApiTransport) {
    this.#transport = transport;
  }

  /** Makes an account, with which one signs in here and in the game. */
  async register(body: RegisterBody): Promise<RegisterReply> {
    return readRegisterReply(await this.#transport.ask({ method: 'POST', path: '/api/accounts', body }));
  }

  /** Begins to try the realm: an account without name and password, removed when it stays away. */
  async tryRealm(body: TryRealmBody = {}): Promise<Session> {
    return readSession(await this.#transport.ask({ method: 'POST', path: '/api/guests', body }));
  }

  /** Makes the account of a guest one of its own, with all its characters. */
  async linkGuest(body: LinkGuestBody): Promise<LinkGuestReply> {
    return readLinkGuestReply(await this.#transport.ask({ method: 'POST', path: '/api/session/link', body }));
  }

  /** Signs a device in, with the name and password of the game login and the code of the authenticator. */
  async signIn(body: SignInBody): Promise<Session> {
    return readSession(await this.#transport.ask({ method: 'POST', path: '/api/session', body }));
  }

  /** Says who is signed in. */
  async whoAmI(): Promise<WhoAmIReply> {
    return readWhoAmIReply(await this.#transport.ask({ method: 'GET', path: '/api/session' }));
  }

  /** Takes the refresh token for a new one and a new access token. An old one that turns up again ends the session. */
  async refresh(body: RefreshBody = {}): Promise<Session> {
    return readSession(await this.#transport.ask({ method: 'POST', path: '/api/session/refresh', body }));
  }

  /** Signs this device out: the one of the access token, or of the cookie. Its socket is closed. */
  async signOut(): Promise<void> {
    await this.#transport.ask({ method: 'DELETE', path: '/api/session' });
  }

  /** Gives a ticket that opens one socket within half a minute: to whoever is signed in, or for name and password. */
  async getTicket(body: GetTicketBody = {}): Promise<GetTicketReply> {
    return readGetTicketReply(await this.#transport.ask({ method: 'POST', path: '/api/tickets', body }));
  }

  /** Lists the devices that are signed in, the newest first. */
  async listDevices(query: ListDevicesQuery = {}): Promise<ListDevicesReply> {
    return readListDevicesReply(await this.#transport.ask({ method: 'GET', path: '/api/devices', query }));
  }

  /** Signs one device out and closes its socket. */
  async signOutDevice(device: string): Promise<void> {
    await this.#transport.ask({ method: 'DELETE', path: `/api/devices/${encodeURIComponent(device)}` });
  }

  /** Signs out every device but this one, and closes their sockets. */
  async signOutOthers(): Promise<SignOutOthersReply> {
    return readSignOutOthersReply(await this.#transport.ask({ method: 'DELETE', path: '/api/devices' }));
  }

  /** Sets a new password by a token from an operator, good once, and signs every device out. */
  async resetPassword(body: ResetPasswordBody): Promise<ResetPasswordReply> {
    return readResetPasswordReply(await this.#transport.ask({ method: 'POST', path: '/api/password', body }));
  }

  /** Changes the password and signs every device out, this one too. */
  async changePassword(body: ChangePasswordBody): Promise<void> {
    await this.#transport.ask({ method: 'PUT', path: '/api/password', body });
  }

  /** Offers a secret for an authenticator program, which counts as soon as one of its codes was entered. */
  async beginAuthenticator(body: BeginAuthenticatorBody): Promise<BeginAuthenticatorReply> {
    return readBeginAuthenticatorReply(await this.#transport.ask({ method: 'POST', path: '/api/authenticator', body }));
  }

  /** Sets up the authenticator that was offered, by one of its codes, and signs out every device but this one. */
  async confirmAuthenticator(body: ConfirmAuthenticatorBody): Promise<ConfirmAuthenticatorReply> {
    return readConfirmAuthenticatorReply(
      await this.#transport.ask({ method: 'PUT', path: '/api/authenticator', body }),
    );
  }

  /** Takes the authenticator away, from whoever knows the password and has a code of it. All devices stay signed in. */
  async removeAuthenticator(body: RemoveAuthenticatorBody): Promise<void> {
    await this.#transport.ask({ method: 'POST', path: '/api/authenticator/off', body });
  }

  /** Has a command carried out, as far as the role of whoever asks admits it, and logs it like all others. */
  async runCommand(body: RunCommandBody): Promise<RunCommandReply> {
    return readRunCommandReply(await this.#transport.ask({ method: 'POST', path: '/api/operator/commands', body }));
  }

  /** Lists what operators did, the newest first. */
  async listAudit(query: ListAuditQuery = {}): Promise<ListAuditReply> {
    return readListAuditReply(await this.#transport.ask({ method: 'GET', path: '/api/operator/audit', query }));
  }
}

function readRegisterReply(value: unknown): RegisterReply {
  return { username: text(field(value, 'username')) };
}

function readSession(value: unknown): Session {
  return {
    username: text(field(value, 'username')),
    roles: list(field(value, 'roles'), (item) => text(item)),
    isGuest: flag(field(value, 'isGuest')),
    device: text(field(value, 'device')),
    accessToken: text(field(value, 'accessToken')),
    accessEndsAt: text(field(value, 'accessEndsAt')),
    accessSeconds: number(field(value, 'accessSeconds')),
    endsAt: text(field(value, 'endsAt')),
    refreshToken: maybe(field(value, 'refreshToken'), (found) => text(found)),
    warning: maybe(field(value, 'warning'), (found) => oneOf(found, ['at-once', 'too-soon'])),
  };
}

function readLinkGuestReply(value: unknown): LinkGuestReply {
  return { username: text(field(value, 'username')) };
}

function readWhoAmIReply(value: unknown): WhoAmIReply {
  return {
    username: text(field(value, 'username')),
    roles: list(field(value, 'roles'), (item) => text(item)),
    isGuest: flag(field(value, 'isGuest')),
    hasAuthenticator: flag(field(value, 'hasAuthenticator')),
    device: text(field(value, 'device')),
  };
}

function readGetTicketReply(value: unknown): GetTicketReply {
  return {
    ticket: text(field(value, 'ticket')),
    expiresInSeconds: number(field(value, 'expiresInSeconds')),
    socket: text(field(value, 'socket')),
  };
}

function readDevice(value: unknown): Device {
  return {
    id: text(field(value, 'id')),
    name: text(field(value, 'name')),
    address: text(field(value, 'address')),
    signedInAt: text(field(value, 'signedInAt')),
    lastUsedAt: text(field(value, 'lastUsedAt')),
    endsAt: text(field(value, 'endsAt')),
    isCurrent: flag(field(value, 'isCurrent')),
    isPlaying: flag(field(value, 'isPlaying')),
    warning: maybe(field(value, 'warning'), (found) => ({
      kind: oneOf(field(found, 'kind'), ['at-once', 'too-soon']),
      otherAddress: text(field(found, 'otherAddress')),
    })),
  };
}

function readListDevicesReply(value: unknown): ListDevicesReply {
  return {
    items: list(field(value, 'items'), (item) => readDevice(item)),
    next: maybe(field(value, 'next'), (found) => text(found)),
  };
}

function readSignOutOthersReply(value: unknown): SignOutOthersReply {
  return { endedCount: number(field(value, 'endedCount')) };
}

function readResetPasswordReply(value: unknown): ResetPasswordReply {
  return { username: text(field(value, 'username')) };
}

function readBeginAuthenticatorReply(value: unknown): BeginAuthenticatorReply {
  return { secret: text(field(value, 'secret')), uri: text(field(value, 'uri')), endsAt: text(field(value, 'endsAt')) };
}

function readConfirmAuthenticatorReply(value: unknown): ConfirmAuthenticatorReply {
  return { endedCount: number(field(value, 'endedCount')) };
}

function readRunCommandReply(value: unknown): RunCommandReply {
  return { lines: list(field(value, 'lines'), (item) => text(item)) };
}

function readListAuditReply(value: unknown): ListAuditReply {
  return {
    items: list(field(value, 'items'), (item) => ({
      entry: text(field(item, 'entry')),
      at: text(field(item, 'at')),
      caller: text(field(item, 'caller')),
      character: text(field(item, 'character')),
      command: text(field(item, 'command')),
      text: text(field(item, 'text')),
      outcome: oneOf(field(item, 'outcome'), ['accepted', 'forwarded', 'refused', 'failed']),
    })),
    next: maybe(field(value, 'next'), (found) => text(found)),
  };
}

import { accountRolesType, accountRoleType } from '@realmwright/kernel/account-role';
import { event, request } from '@realmwright/kernel/contract';
import {
  accountIdType,
  edgeIdType,
  realmIdType,
  sessionIdType,
  webSessionIdType,
} from '@realmwright/kernel/schema/domain';
import {
  bool,
  bytes,
  f64,
  list,
  literals,
  nothing,
  optional,
  struct,
  u16,
  u32,
  utf8,
} from '@realmwright/kernel/schema/types';

/**
 * Accounts, their secrets and their open sessions. Names travel as the client typed them; this feature alone normalises
 * (ASCII letters and digits, upper case, 1 to 16 of them).
 */
export const usernameType = utf8({ maxBytes: 64 });
/** An IP address in text, without port. */
export const addressType = utf8({ maxBytes: 45 });
/** A password; the supported clients send at most 16 bytes, the web up to 128. */
export const passwordType = utf8({ maxBytes: 128 });
/** The 40-byte session key of SRP6, shared by client, login server and gateway. */
export const sessionKeyType = bytes({ maxBytes: 40 });
const instant = f64;
const reason = utf8({ maxBytes: 255 });

// --- what the login server asks -------------------------------------------------------------------------------------

/**
 * What SRP6 needs to challenge a client. An unknown or ill-formed name is answered like a known one, with a salt that is
 * stable for the name and a verifier that nobody's password fits; lock and ban are not told here.
 * Both numbers are 32 bytes, little-endian, as SRP6 uses them.
 */
export const findLogin = request('account.find-login', {
  input: struct({ username: usernameType, address: addressType }),
  output: struct({
    /** The normalised name: the one that the proof is computed with. Empty when the name can belong to nobody. */
    username: usernameType,
    salt: bytes({ maxBytes: 32 }),
    verifier: bytes({ maxBytes: 32 }),
    /** An authenticator code (six digits) is asked for with the proof, and then no PIN. */
    hasAuthenticator: bool,
    /** Decimal digits of the PIN that the client must prove to know; the login server checks that proof. */
    pin: optional(utf8({ maxBytes: 10 })),
    /** Changes with password, ban and lock; handed back by `accept-login`. 0 for unknown names. */
    generation: u32,
  }),
  refusals: ['account.throttled', 'account.address-banned'],
  timeout: 2_000,
});

/**
 * Tells that a client proved to know the password (and the PIN where one was asked), and stores its session key.
 * Only now is the state of the account told. The authenticator's code is accepted once per time step: `code` from clients
 * that have a prompt for it, `pinProof` from those that have only the grid of the PIN to enter it on.
 */
export const acceptLogin = request('account.accept-login', {
  input: struct({
    username: usernameType,
    sessionKey: sessionKeyType,
    generation: u32,
    build: u16,
    /** Language of the client such as `enUS`, for the log. */
    locale: utf8({ maxBytes: 8 }),
    address: addressType,
    code: optional(utf8({ maxBytes: 16 })),
    pinProof: optional(
      struct({
        gridSeed: u32,
        serverSalt: bytes({ maxBytes: 16 }),
        clientSalt: bytes({ maxBytes: 16 }),
        hash: bytes({ maxBytes: 20 }),
      }),
    ),
  }),
  output: struct({ accountId: accountIdType, roles: accountRolesType }),
  refusals: [
    /** Banned for good. */
    'account.banned',
    /** Banned for a time. */
    'account.suspended',
    'account.locked',
    'account.wrong-code',
    /** Password or state changed between challenge and proof. */
    'account.stale',
    'account.throttled',
  ],
  timeout: 2_000,
});

/** Counts a failed proof against the account, the address and the pair of both. */
export const reportFailure = request('account.report-failure', {
  input: struct({ username: usernameType, address: addressType }),
  output: nothing,
  timeout: 2_000,
});

/**
 * A replica of the account service has counted a login for its throttle; the others count it as well. Without one of
 * these messages a replica allows a guess more, nothing else. Unscoped.
 */
export const loginCounted = event(
  'account.login-counted',
  struct({ replica: utf8({ maxBytes: 16 }), username: usernameType, address: addressType, hasFailed: bool }),
);

/**
 * The last accepted login of an account, for the gateway's session digest and for reconnecting to the login server. Keys
 * expire after a day and with every change of generation.
 */
export const findSession = request('account.find-session', {
  input: struct({ username: usernameType, address: addressType }),
  output: struct({
    accountId: accountIdType,
    username: usernameType,
    sessionKey: sessionKeyType,
    generation: u32,
    hasAuthenticator: bool,
    build: u16,
    locale: utf8({ maxBytes: 8 }),
    roles: accountRolesType,
  }),
  refusals: ['account.no-session', 'account.banned', 'account.suspended', 'account.locked', 'account.address-banned'],
  timeout: 2_000,
});

// --- what the gateway asks ------------------------------------------------------------------------------------------

/**
 * Makes this the one open session of the account, after the gateway has checked the digest. An older one is told to its
 * edge by `account.session-revoked` with `superseded`, and is closed here at once. Repeating it is harmless.
 */
export const openSession = request('account.open-session', {
  input: struct({
    accountId: accountIdType,
    generation: u32,
    /** Like `generation` as the proof was answered with: one that was set up since then ends what came in without it. */
    hasAuthenticator: bool,
    realm: realmIdType,
    edge: edgeIdType,
    session: sessionIdType,
    build: u16,
    address: addressType,
    /** Sessions that the realm takes before newcomers wait; those of roles beyond `player` never do. */
    capacity: u32,
    /** The web session whose rights it has, and with which it ends. */
    webSession: optional(webSessionIdType),
    /** Digest of the token with which the session can be resumed at another edge, where it can. */
    resumption: optional(bytes({ maxBytes: 32 })),
  }),
  output: struct({
    roles: accountRolesType,
    /** 0 when the session has a place in the realm, else where it stands in the realm's login queue. */
    queuePosition: u32,
    /** The session that had to go. Its character is still being saved: let `character.enter` retry a moment. */
    superseded: optional(struct({ edge: edgeIdType, session: sessionIdType })),
    /** Until when the account may not speak, milliseconds since the Unix epoch; 0 when it may. */
    mutedUntil: instant,
  }),
  refusals: [
    'account.stale-session',
    'account.banned',
    'account.suspended',
    'account.locked',
    'account.address-banned',
    /** Operators let only higher roles in. */
    'account.realm-closed',
  ],
  timeout: 2_000,
});

/** How often an edge asks how its waiting sessions stand, milliseconds. */
export const queuePeriodMillis = 1_000;

/** Most sessions in one question. */
export const mostSessionsAsked = 20_000;

/**
 * Lets in whoever has waited longest while the realm has places, whatever the edge, and tells how the named sessions of
 * the asking edge stand: 0 for those let in. Sessions that are open no more are left out. Places of edges that died are
 * free when their sessions are (`edgeLeaseMillis`).
 */
export const advanceQueue = request('account.advance-queue', {
  input: struct({
    realm: realmIdType,
    edge: edgeIdType,
    sessions: list(sessionIdType, { max: mostSessionsAsked }),
    capacity: u32,
  }),
  output: struct({ sessions: list(struct({ session: sessionIdType, position: u32 }), { max: mostSessionsAsked }) }),
  timeout: 2_000,
});

/** Ends a session; unknown ones are ignored, so it may be repeated. */
export const closeSession = request('account.close-session', {
  input: struct({ accountId: accountIdType, edge: edgeIdType, session: sessionIdType }),
  output: nothing,
  timeout: 2_000,
});

/** Longest time between two `account.keep-sessions` of an edge before its sessions count as gone, milliseconds. */
export const edgeLeaseMillis = 30_000;

/**
 * Each edge says every 10 s that it lives. Sessions of an edge that was silent for `edgeLeaseMillis` are closed; the
 * edge finds them in `lost` should it come back. Sessions older than 15 s with a number from `first` to `last` that it
 * does not name are closed too, so an edge that starts begins with an empty list. An edge with more sessions than one
 * message holds names them in several, each for its own numbers.
 */
export const keepSessions = request('account.keep-sessions', {
  input: struct({
    edge: edgeIdType,
    first: sessionIdType,
    last: sessionIdType,
    sessions: list(sessionIdType, { max: mostSessionsAsked }),
  }),
  output: struct({ lost: list(sessionIdType, { max: mostSessionsAsked }) }),
  timeout: 3_000,
});

/** Which of these sessions of an edge are open, for whoever keeps something that ends with its session. */
export const findOpenSessions = request('account.find-open-sessions', {
  input: struct({ edge: edgeIdType, sessions: list(sessionIdType, { max: mostSessionsAsked }) }),
  output: struct({ open: list(sessionIdType, { max: mostSessionsAsked }) }),
  timeout: 3_000,
});

/** Open sessions by realm, for the realm list and the login queue. Realms without sessions are left out. */
export const countSessions = request('account.count-sessions', {
  input: nothing,
  output: struct({ realms: list(struct({ realm: realmIdType, sessions: u32 }), { max: 255 }) }),
  timeout: 2_000,
});

export const revocationReasonType = literals(
  'superseded',
  'kicked',
  'banned',
  'password-changed',
  'locked',
  'lost',
  /** The web session that it was opened from is over. */
  'signed-out',
  'moved',
);

/** Close this session. `moved`: it goes on at another edge, so nothing that it has in the world ends. Scoped by EdgeId. */
export const sessionRevoked = event(
  'account.session-revoked',
  struct({ session: sessionIdType, reason: revocationReasonType, detail: reason }),
);

/** A session is no longer open, for whatever reason. Whoever keeps something for it lets go. Unscoped. */
export const sessionClosed = event(
  'account.session-closed',
  struct({ accountId: accountIdType, edge: edgeIdType, session: sessionIdType }),
);

/** The roles of an account changed; the edge of its open session tells the world. Scoped by EdgeId. */
export const rolesChanged = event('account.roles-changed', struct({ session: sessionIdType, roles: accountRolesType }));

// --- what operators and the web ask ---------------------------------------------------------------------------------

const notFound = 'account.not-found';

/** Creates one account. The client's protocol cannot carry passwords over 16 bytes or in mixed case. */
export const createAccount = request('account.create', {
  input: struct({ username: usernameType, password: passwordType, roles: accountRolesType }),
  output: struct({ accountId: accountIdType, username: usernameType }),
  refusals: ['account.invalid-name', 'account.invalid-password', 'account.name-taken'],
  timeout: 5_000,
});

/** Most accounts that one `account.create-many` makes. */
export const mostAccountsAtOnce = 1_000;

/**
 * Creates accounts for load tests: `{}` in the pattern is replaced by `first`, `first + 1` ... Names that exist are left
 * as they are and counted. The web password hash of these accounts is made at their first web login, because 500 of
 * them would take most of a minute.
 */
export const createAccounts = request('account.create-many', {
  input: struct({ pattern: usernameType, first: u32, count: u16, password: passwordType, roles: accountRolesType }),
  output: struct({ createdCount: u16, existingCount: u16 }),
  refusals: ['account.invalid-name', 'account.invalid-password', 'account.too-many'],
  timeout: 60_000,
});

/** Sets the password, ends the open session and makes every stored session key void. */
export const setPassword = request('account.set-password', {
  input: struct({ username: usernameType, password: passwordType }),
  output: nothing,
  refusals: [notFound, 'account.invalid-password'],
  timeout: 5_000,
});

/** Checks a password for the web plane, which shares the throttle with the game login. */
export const checkPassword = request('account.check-password', {
  input: struct({ username: usernameType, password: passwordType, address: addressType }),
  output: struct({ accountId: accountIdType, username: usernameType, roles: accountRolesType }),
  refusals: ['account.wrong-password', 'account.banned', 'account.suspended', 'account.locked', 'account.throttled'],
  timeout: 5_000,
});

/** Locks: nobody can log in, whoever is in is put out. */
export const lockAccount = request('account.lock', {
  input: struct({ username: usernameType }),
  output: nothing,
  refusals: [notFound],
  timeout: 2_000,
});

export const unlockAccount = request('account.unlock', {
  input: struct({ username: usernameType }),
  output: nothing,
  refusals: [notFound],
  timeout: 2_000,
});

/** Bans for a number of seconds, or for good with 0. A ban in force is replaced. */
export const banAccount = request('account.ban', {
  input: struct({ username: usernameType, seconds: u32, reason, by: usernameType }),
  output: nothing,
  refusals: [notFound],
  timeout: 2_000,
});

export const unbanAccount = request('account.unban', {
  input: struct({ username: usernameType, by: usernameType }),
  output: nothing,
  refusals: [notFound, 'account.not-banned'],
  timeout: 2_000,
});

/** Gives one role; `player` takes all others away. Open sessions learn of it by `account.roles-changed`. */
export const grantRole = request('account.grant', {
  input: struct({ username: usernameType, role: accountRoleType }),
  output: struct({ roles: accountRolesType }),
  refusals: [notFound],
  timeout: 2_000,
});

/** Puts the open session of an account out; the account may come back at once. */
export const kickAccount = request('account.kick', {
  input: struct({ accountId: accountIdType, reason }),
  output: nothing,
  refusals: ['account.not-online'],
  timeout: 2_000,
});

/**
 * Sets or removes the authenticator. An absent secret asks for a new one; `remove` takes the factor away. Whatever came in
 * without one is signed out when it is set.
 */
export const setAuthenticator = request('account.set-authenticator', {
  input: struct({ username: usernameType, remove: bool, secret: optional(utf8({ maxBytes: 64 })) }),
  /** The secret in Base32 and the address that authenticator programs read. Shown this once. */
  output: struct({ secret: utf8({ maxBytes: 64 }), uri: utf8({ maxBytes: 512 }) }),
  refusals: [notFound, 'account.invalid-secret'],
  timeout: 2_000,
});

/** Sets the PIN of 4 to 10 digits, or removes it. */
export const setPin = request('account.set-pin', {
  input: struct({ username: usernameType, pin: optional(utf8({ maxBytes: 10 })) }),
  output: nothing,
  refusals: [notFound, 'account.invalid-pin'],
  timeout: 2_000,
});

/** One account as operators see it: no secret in it. Instants are milliseconds since the Unix epoch, 0 for never. */
export const accountSummaryType = struct({
  accountId: accountIdType,
  username: usernameType,
  roles: accountRolesType,
  isLocked: bool,
  /** Present while a ban is in force; `until` 0 means for good. */
  ban: optional(struct({ until: instant, reason, by: usernameType })),
  hasAuthenticator: bool,
  hasPin: bool,
  createdAt: instant,
  lastLoginAt: instant,
  lastAddress: addressType,
  isOnline: bool,
});

export const findAccount = request('account.find', {
  input: struct({ username: usernameType }),
  output: accountSummaryType,
  refusals: [notFound],
  timeout: 2_000,
});

export const findAccountById = request('account.find-by-id', {
  input: struct({ accountId: accountIdType }),
  output: accountSummaryType,
  refusals: [notFound],
  timeout: 2_000,
});

/** Accounts in the order of their names, those whose name contains `contains`, after the name `after`. */
export const listAccounts = request('account.list', {
  input: struct({ contains: usernameType, after: usernameType, limit: u16, onlineOnly: bool }),
  output: struct({ accounts: list(accountSummaryType, { max: 500 }), totalCount: u32 }),
  timeout: 5_000,
});

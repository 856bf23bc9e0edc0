import Type, { type Static, type TSchema } from 'typebox';

/**
 * The one declaration of everything that an operator can set: shape, default, meaning, and the stable name in the
 * environment. Validation, `realmwright config` and the reference page are all made from it.
 */
export const realmConfigSchema = section('', {
  realm: section('The realm that players see.', {
    id: whole({
      least: 1,
      most: 255,
      default: 1,
      env: 'REALMWRIGHT_REALM_ID',
      says: 'Number of the realm in the cluster.',
    }),
    name: text({ default: 'Hollowmere', env: 'REALMWRIGHT_REALM_NAME', says: 'Name in the realm list.' }),
    kind: choice(['normal', 'pvp', 'roleplay', 'roleplay-pvp'], {
      default: 'normal',
      env: 'REALMWRIGHT_REALM_KIND',
      says: 'Kind shown in the realm list.',
    }),
    timezone: whole({
      least: 0,
      most: 255,
      default: 1,
      env: 'REALMWRIGHT_REALM_TIMEZONE',
      says: 'Tab of the realm list that shows the realm.',
    }),
    capacity: live(
      whole({
        least: 1,
        most: 100_000,
        default: 3_000,
        env: 'REALMWRIGHT_REALM_CAPACITY',
        says: 'Players in the world before newcomers wait in the login queue.',
      }),
    ),
    builds: Type.Array(Type.Union([Type.Literal(5875), Type.Literal(8606), Type.Literal(12340)]), {
      default: [5875, 8606, 12340],
      minItems: 1,
      uniqueItems: true,
      description: 'Client builds that may enter, a comma-separated list in the environment.',
      env: 'REALMWRIGHT_REALM_BUILDS',
    }),
    motd: live(
      text({
        default: 'Welcome to Hollowmere.',
        env: 'REALMWRIGHT_REALM_MOTD',
        says: 'Message of the day; lines are separated by "@".',
      }),
    ),
    content: text({
      default: 'mods/hollowmere',
      env: 'REALMWRIGHT_CONTENT',
      says: 'Folder of the content bundle, absolute or relative to the project.',
    }),
  }),
  network: section('Addresses. Everything listens on this machine alone until `bind` says otherwise.', {
    bind: text({ default: '127.0.0.1', env: 'REALMWRIGHT_BIND', says: 'Address to listen on; `0.0.0.0` for all.' }),
    publicAddress: text({
      default: '',
      env: 'REALMWRIGHT_PUBLIC_ADDRESS',
      says: 'Address that clients are sent to from the realm list; empty: the address that is listened on, or this machine’s own.',
    }),
    loginPort: port(3724, 'REALMWRIGHT_LOGIN_PORT', 'Port of the login server.'),
    gatewayPort: port(8085, 'REALMWRIGHT_GATEWAY_PORT', 'Port of the game gateway, for the newest admitted build.'),
    gatewayPort8606: port(
      0,
      'REALMWRIGHT_GATEWAY_PORT_8606',
      'Port of the game gateway for clients of build 8606, which the realm list names to them.',
    ),
    gatewayPort5875: port(
      0,
      'REALMWRIGHT_GATEWAY_PORT_5875',
      'Port of the game gateway for clients of build 5875, which the realm list names to them.',
    ),
    realtimePort: port(8090, 'REALMWRIGHT_REALTIME_PORT', 'Port of the realtime edge, for browsers and programs.'),
    realtimeOrigins: text({
      default: '',
      env: 'REALMWRIGHT_REALTIME_ORIGINS',
      says: 'Origins whose pages may open a socket, besides this realm’s own: `https://play.example.org`, several with spaces between.',
    }),
    trustedProxies: text({
      default: '',
      env: 'REALMWRIGHT_TRUSTED_PROXIES',
      says: 'Addresses or networks of proxies that are believed when they say whom they ask for (`X-Forwarded-For`), several with spaces between.',
    }),
    connections: whole({
      least: 1,
      most: 1_000_000,
      default: 10_000,
      env: 'REALMWRIGHT_CONNECTIONS',
      says: 'Most open connections of the realtime edge, and as many of the pages; beyond it newcomers are told to try again later (503).',
    }),
    connectionsPerAddress: whole({
      least: 1,
      most: 1_000_000,
      default: 500,
      env: 'REALMWRIGHT_CONNECTIONS_PER_ADDRESS',
      says: 'Most of them from one address (IPv6: one network of 64 bits), told so as well (429). A trusted proxy may hold more; sockets behind it count for whom it names.',
    }),
    httpPort: port(8080, 'REALMWRIGHT_HTTP_PORT', 'Port of health, readiness and metrics.'),
  }),
  database: section('PostgreSQL 15 or newer.', {
    url: secret({
      default: '',
      env: 'REALMWRIGHT_DATABASE_URL',
      says: 'Your own PostgreSQL as `postgresql://` URL; empty: the embedded one in the data folder.',
    }),
    connections: whole({
      least: 2,
      most: 200,
      default: 8,
      env: 'REALMWRIGHT_DATABASE_CONNECTIONS',
      says: 'Most connections of the services.',
    }),
  }),
  bus: section('Messages between processes; an embedded realm needs no server.', {
    natsUrl: secret({
      default: '',
      env: 'REALMWRIGHT_NATS_URL',
      says: 'NATS server as `nats://host:port`, for `realmwright serve`.',
    }),
    prefix: text({
      default: 'realmwright',
      env: 'REALMWRIGHT_BUS_PREFIX',
      says: 'First word of every subject, so that clusters can share a server.',
    }),
  }),
  world: section('The simulation.', {
    workers: whole({
      least: 1,
      most: 64,
      default: 1,
      env: 'REALMWRIGHT_WORLD_WORKERS',
      says: 'Threads that simulate maps, in an embedded realm.',
    }),
    seed: whole({
      least: 0,
      most: 4_294_967_295,
      default: 1,
      env: 'REALMWRIGHT_WORLD_SEED',
      says: 'Seed of the chance in the world.',
    }),
    calendarPace: whole({
      least: 1,
      most: 1_440,
      default: 1,
      env: 'REALMWRIGHT_WORLD_CALENDAR_PACE',
      says: "How many minutes of the realm's day pass in one: with 24 a day lasts an hour.",
    }),
    calendarOffsetMinutes: whole({
      least: -1_440,
      most: 1_440,
      default: 0,
      env: 'REALMWRIGHT_WORLD_CALENDAR_OFFSET_MINUTES',
      says: "How far the realm's clock is ahead of UTC, in minutes.",
    }),
    record: flag({
      default: false,
      env: 'REALMWRIGHT_WORLD_RECORD',
      says: 'Whether to record every input of the world into the data folder, for `realmwright replay`.',
    }),
  }),
  chat: section('Talk.', {
    broadcastSeconds: live(
      whole({
        least: 0,
        most: 86_400,
        default: 0,
        env: 'REALMWRIGHT_CHAT_BROADCAST_SECONDS',
        says: 'Time between two texts that the realm says by itself (`.autobroadcast`); 0: none.',
      }),
    ),
    broadcastOnto: live(
      choice(['chat', 'screen', 'both'], {
        default: 'chat',
        env: 'REALMWRIGHT_CHAT_BROADCAST_ONTO',
        says: 'Where these texts appear: in the chat window, in the middle of the screen, or both.',
      }),
    ),
  }),
  accounts: section('Accounts.', {
    firstOperator: text({
      default: 'OPERATOR',
      env: 'REALMWRIGHT_FIRST_OPERATOR',
      says: 'Name of the operator account that the first start creates; empty: none.',
    }),
    operatorsNeedAuthenticator: flag({
      default: false,
      env: 'REALMWRIGHT_OPERATORS_NEED_AUTHENTICATOR',
      says: 'Whether accounts with a role have its rights on the pages only when they have an authenticator.',
    }),
    registration: flag({
      default: true,
      env: 'REALMWRIGHT_REGISTRATION',
      says: 'Whether people may make accounts of their own on the pages of the realm.',
    }),
    registrationsPerHour: whole({
      least: 1,
      most: 100_000,
      default: 60,
      env: 'REALMWRIGHT_REGISTRATIONS_PER_HOUR',
      says: 'Accounts that people of one address may make in an hour, all of them at once if they like.',
    }),
    guests: whole({
      least: 0,
      most: 100_000,
      default: 200,
      env: 'REALMWRIGHT_GUESTS',
      says: 'People who try the realm at the same time without an account of their own; 0: none.',
    }),
    guestDays: whole({
      least: 1,
      most: 365,
      default: 7,
      env: 'REALMWRIGHT_GUEST_DAYS',
      says: 'Days after which a guest that stayed away is removed, with its characters.',
    }),
    secretKey: secret({
      default: '',
      env: 'REALMWRIGHT_SECRET_KEY',
      says: 'Key of 32 bytes in base64 that encrypts authenticator secrets; empty: the one in the data folder, made at the first start.',
    }),
  }),
  log: section('The structured log.', {
    level: choice(['debug', 'info', 'warn', 'error'], {
      default: 'info',
      env: 'REALMWRIGHT_LOG_LEVEL',
      says: 'Least severity that is written.',
    }),
    file: text({
      default: '',
      env: 'REALMWRIGHT_LOG_FILE',
      says: 'File for the log; empty: `realm.log` in the data folder for an embedded realm, standard error otherwise.',
    }),
  }),
});

/** The effective configuration: every value is there and valid. */
export type RealmConfig = Static<typeof realmConfigSchema>;

interface Words {
  readonly env: string;
  readonly says: string;
}

function section<Properties extends Record<string, TSchema>>(says: string, properties: Properties) {
  return Type.Object(properties, { description: says, additionalProperties: false });
}

function text(words: Words & { readonly default: string }) {
  return Type.String({ default: words.default, maxLength: 1_024, description: words.says, env: words.env });
}

function secret(words: Words & { readonly default: string }) {
  return Type.String({
    default: words.default,
    maxLength: 4_096,
    description: words.says,
    env: words.env,
    secret: true,
  });
}

function whole(words: Words & { readonly least: number; readonly most: number; readonly default: number }) {
  const { least, most } = words;
  return Type.Integer({
    default: words.default,
    minimum: least,
    maximum: most,
    description: words.says,
    env: words.env,
  });
}

/** A setting whose change counts at once after `.reload config`; every other one waits for the next start. */
function live<Schema extends TSchema>(schema: Schema): Schema {
  return Object.assign(schema, { live: true });
}

function port(byDefault: number, env: string, says: string) {
  return whole({ least: 0, most: 65_535, default: byDefault, env, says: `${says} 0: any free one.` });
}

function flag(words: Words & { readonly default: boolean }) {
  return Type.Boolean({ default: words.default, description: words.says, env: words.env });
}

function choice<const Values extends string[]>(
  values: readonly [...Values],
  words: Words & { readonly default: Values[number] },
) {
  return Type.Enum(values, { default: words.default, description: words.says, env: words.env });
}

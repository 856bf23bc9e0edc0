import type { RealmContent } from '@realmwright/gamedata/realm-content';
import { call } from '@realmwright/kernel/contract';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Build } from '@realmwright/protocol/versions/build';
import { createAccounts } from '@realmwright/services/account/account.contract';
import { createCharacter, listCharacters } from '../client/character-screen.ts';
import type { ClientNetwork } from '../client/client-network.ts';
import { listRealms, logIn } from '../client/login-client.ts';
import { WorldConnection } from '../client/world-connection.ts';
import { openTestDatabase, type TestDatabase } from '../test-database.ts';
import { hollowmere } from '../world-fixture.ts';
import { loginPort, SimulatedRealm } from './simulated-realm.ts';
import { SimulatedRole } from './simulated-role.ts';
import { Simulation, simulationDawn } from './simulation.ts';

/** Somebody who exists at the beginning of every simulation: an account that has logged in once, and its character. */
export interface Resident {
  readonly username: string;
  readonly build: Build;
  readonly sessionKey: Uint8Array;
  readonly character: { readonly name: string; readonly guid: bigint };
}

/** What simulations begin with: a database that is put back for each of them, residents in it, and content. */
export interface SimulationGround extends AsyncDisposable {
  readonly residents: readonly Resident[];
  readonly content: RealmContent;
  /** Puts the database back and gives a simulation on it. One at a time. */
  begin(seed: number): Promise<Simulation>;
}

/** Accounts are `player1` and so on; the first one is an operator's. Every password is `secret`. */
const residentCount = 6;
const builds: readonly Build[] = [12340, 5875, 8606];

/** Opens a database, lets a realm run on it until the residents are there, and remembers how it stands. */
export async function openSimulationGround(): Promise<SimulationGround> {
  const fixture = await openTestDatabase();
  const content = { ...hollowmere, creatureSpawns: hollowmere.creatureSpawns.slice(0, 3) };
  const simulate = (seed: number) => new Simulation({ seed, database: fixture.database, isRepeatable });
  const founding = simulate(0);
  const residents = await founding.run(() => found(founding, content));
  await remember(fixture);
  return {
    residents,
    content,
    async begin(seed) {
      await fixture.database.rows('select baseline.put_back()');
      return simulate(seed);
    },
    [Symbol.asyncDispose]: () => fixture[Symbol.asyncDispose](),
  };
}

/** Requests whose contract says that asking again does no harm. */
function isRepeatable(subject: string): boolean {
  return repeatable.has(subject);
}

const repeatable: ReadonlySet<string> = new Set([
  'account.open-session',
  'account.close-session',
  'account.keep-sessions',
  'character.create',
  'character.delete',
  'character.enter',
  'character.save-progress',
  'character.release',
  'ledger.post',
  'ledger.adjust-purse',
  'social.announce-presence',
  'social.withdraw-presence',
  'spawns.add',
]);

async function found(simulation: Simulation, content: RealmContent): Promise<readonly Resident[]> {
  const realm = await SimulatedRealm.open(simulation, content);
  const founder = new SimulatedRole(simulation, 'founder', () => undefined);
  for (const [first, count, role] of [
    [1, 1, 'operator'],
    [2, residentCount - 1, 'player'],
  ] as const) {
    const order = { pattern: 'player{}', first, count, password: 'secret', roles: [role] };
    const made = await call(founder.bus, createAccounts, order);
    if (isRefused(made)) throw new Error(`no accounts: ${made.refused}`);
  }
  const residents: Resident[] = [];
  for (let number = 1; number <= residentCount; number++) {
    const build = builds[(number - 1) % builds.length] ?? 12340;
    const network = simulation.sockets.clientOf(`player${number}`, simulation.random.fork(`player${number}`));
    residents.push(await settleIn(network, `player${number}`, build, names[number - 1] ?? ''));
  }
  await simulation.sleep(5_000);
  founder.kill();
  realm.end();
  return residents;
}

const names = ['Alma', 'Berta', 'Carl', 'Dora', 'Emil', 'Frieda'];

async function settleIn(network: ClientNetwork, username: string, build: Build, name: string): Promise<Resident> {
  const login = { host: '127.0.0.1', port: loginPort, network };
  const accepted = await logIn(login, build, { username, password: 'secret' });
  if (!('sessionKey' in accepted)) throw new Error(`${username} was refused with ${accepted.result}`);
  const [listed] = await listRealms(accepted.line, build);
  accepted.line.destroy();
  if (listed === undefined) throw new Error('there is no realm');
  const connection = await WorldConnection.open({ host: listed.host, port: listed.port, network }, build);
  await connection.authenticate(username, accepted.sessionKey);
  await createCharacter(connection, { name });
  const [character] = await listCharacters(connection);
  connection.destroy();
  if (character === undefined) throw new Error(`${name} could not be created`);
  return { username, build, sessionKey: accepted.sessionKey, character: { name, guid: character.guid } };
}

/** Copies every table, and makes a function that puts rows and sequences back without asking triggers. */
async function remember({ database }: TestDatabase): Promise<void> {
  const tables = await database.rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema', 'baseline') and tablename <> 'migrations'
      order by 1`,
  );
  const sequences = await database.rows<{ name: string; last: bigint | null; first: bigint }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value as last, start_value as first from pg_sequences order by 1`,
  );
  await database.execute('create schema baseline');
  const stamps = await database.rows<{ name: string; stamp: string }>(
    `select format('%I.%I', table_schema, table_name) as name, quote_ident(column_name) as stamp
      from information_schema.columns where column_default = 'now()'`,
  );
  const back: string[] = ['set local session_replication_role = replica;'];
  for (const [index, { name }] of tables.entries()) {
    await database.execute(`create table baseline.t${index} as table ${name}`);
    // What the server's own clock has written would tell one run from another.
    for (const { stamp } of stamps.filter((column) => column.name === name)) {
      await database.execute(`update baseline.t${index} set ${stamp} = to_timestamp(${simulationDawn / 1000})`);
    }
    const [row] = await database.rows<{ count: number }>(`select count(*)::int as count from baseline.t${index}`);
    back.push(`delete from ${name};`);
    if ((row?.count ?? 0) > 0)
      back.push(`insert into ${name} overriding system value select * from baseline.t${index};`);
  }
  for (const { name, last, first } of sequences) {
    back.push(`perform setval('${name}', ${last ?? first}, ${last !== null});`);
  }
  await database.execute(
    `create function baseline.put_back() returns void language plpgsql as $$ begin ${back.join('\n')} end $$`,
  );
}

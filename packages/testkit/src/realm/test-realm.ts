import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Build } from '@realmwright/protocol/versions/build';
import { characterResults, createCharacter, listCharacters, type NewCharacter } from '../client/character-screen.ts';
import { GameClient } from '../client/game-client.ts';
import { type Address, type Credentials, isOnline, listRealms, logIn } from '../client/login-client.ts';
import { RealtimeClient } from '../client/realtime-client.ts';
import { WorldConnection } from '../client/world-connection.ts';
import { until } from '../waiting.ts';
import type { CommandResult } from './realm-process.ts';

/** The two shapes in which the same roles run. */
export type Shape = 'embedded' | 'distributed';

/** What differs between the shapes: processes, addresses, how a command reaches the realm. */
export interface RealmHost {
  readonly shape: Shape;
  readonly login: Address;
  readonly http: Address;
  readonly realtime: Address;
  /** Where the realm keeps its data and its log. */
  readonly dataFolder: string;
  command(words: readonly string[]): Promise<CommandResult>;
  /** A realtime edge beside the first; distributed realms have processes for it. */
  anotherEdge?(): Promise<ExtraEdge>;
  /** Ends every process of the realm at once, as a power cut would. */
  kill(): Promise<void>;
  /**
   * Ends the realtime edge at once, as a power cut would, and starts another process of it at the same address; resolves as
   * soon as the first is gone, `ready` when the second listens. Absent where the realm is one process.
   */
  readonly replaceRealtime?: () => Promise<{ readonly ready: Promise<void> }>;
  /** Opens it again on the same data. */
  open(): Promise<void>;
  /** Ends it in an orderly way. */
  close(): Promise<void>;
  /** Ends it and removes what it left. */
  dispose(): Promise<void>;
  /** What the processes printed, for the story of a failure. */
  output(): string;
}

/** A process that holds sockets of browsers, and nothing else. */
export interface ExtraEdge {
  readonly socket: string;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** A realm of this test alone, with everything a story needs to begin in the middle. */
export class TestRealm implements AsyncDisposable {
  readonly host: RealmHost;
  readonly #connections: WorldConnection[] = [];
  #accountCount = 0;
  #specialCount = 0;
  /** The newest dozen of accounts, on its way or there. */
  #newest: Promise<unknown> = Promise.resolve();

  constructor(host: RealmHost) {
    this.host = host;
  }

  /** Runs a command of the command-line tool and expects it to succeed. */
  async command(...words: readonly string[]): Promise<string> {
    const { code, output } = await this.host.command(words);
    if (code === 0) return output;
    const log = (await readFile(join(this.host.dataFolder, 'realm.log'), 'utf8').catch(() => '')).slice(-LOG_SHOWN);
    const realm = this.host.output().slice(-LOG_SHOWN);
    throw new Error(`realmwright ${words.join(' ')} ended with ${code}:\n${output}\n${realm}\n${log}`);
  }

  /** An account with a name of its own. Players' accounts are made a dozen at a time, because each command is a process. */
  async account(options: { readonly role?: string } = {}): Promise<Credentials> {
    if (options.role !== undefined) return await this.#specialAccount(options.role);
    const number = ++this.#accountCount;
    if (number % accountsAtOnce === 1) {
      const many = ['--count', `${accountsAtOnce}`, '--first', `${number}`];
      this.#newest = this.command('account', 'create', ...many, '--pattern', 'tale{}', '--password', talePassword);
    }
    await this.#newest;
    return { username: `TALE${number}`, password: talePassword };
  }

  async #specialAccount(role: string): Promise<Credentials> {
    const username = `${role.toUpperCase()}${++this.#specialCount}`;
    await this.command('account', 'create', username, talePassword, '--role', role);
    return { username, password: talePassword };
  }

  /** Logs in and connects to the realm's gateway, to the character screen. */
  async connect(build: Build, who: Credentials): Promise<WorldConnection> {
    const login = await logIn(this.host.login, build, who);
    if ('result' in login)
      throw new Error(`login of ${who.username} refused with ${login.result} at its ${login.step}`);
    const { line } = login;
    // As a person at the realm list does: look again while the realm is shown as offline.
    const realm = await until(async () => (await listRealms(line, build)).find(isOnline), {
      what: 'the realm to be up',
    });
    line.destroy();
    const connection = await WorldConnection.open(realm, build);
    this.#connections.push(connection);
    const result = await connection.authenticate(who.username, login.sessionKey);
    if (result !== AUTH_OK) throw new Error(`the gateway refused ${who.username} with ${result}`);
    return connection;
  }

  /** Enters the world with an existing character of the account. */
  async enterAs(build: Build, who: Credentials, name: string): Promise<GameClient> {
    const connection = await this.connect(build, who);
    const character = (await listCharacters(connection)).find((row) => row.name === name);
    if (character === undefined) throw new Error(`${who.username} has no character ${name}`);
    return await GameClient.enter(connection, character);
  }

  /** A new account with a new character that stands in the world. */
  async player(build: Build, choice: NewCharacter, options: { readonly role?: string } = {}): Promise<Player> {
    const credentials = await this.account(options);
    const connection = await this.connect(build, credentials);
    const result = await createCharacter(connection, choice);
    const { created } = characterResults[build];
    if (result !== created) throw new Error(`creating ${choice.name} gave ${result}, not ${created}`);
    const [character] = await listCharacters(connection);
    if (character === undefined) throw new Error(`${choice.name} is not in the list`);
    return { credentials, client: await GameClient.enter(connection, character) };
  }

  /** A new account with a new character that stands in the world by the realtime edge. */
  async page(name: string, options: { readonly role?: string; readonly edge?: ExtraEdge } = {}): Promise<Page> {
    const credentials = await this.account(options);
    const client = await RealtimeClient.signIn(this.host.http, credentials, options.edge?.socket);
    const appearance = { skin: 1, face: 2, hairStyle: 3, hairColor: 1, facialHair: 0 };
    await client.does({ kind: 'create', name, race: 1, class: 1, gender: 0, appearance });
    await client.enter();
    return { credentials, client };
  }

  /** Ends the clients and the realm. Fails when a client got something that it could not read. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const connection of this.#connections) connection.destroy();
    await this.host.dispose();
    const complaints = [...new Set(this.#connections.flatMap((connection) => connection.complaints))];
    if (complaints.length > 0) throw new Error(`clients could not read what they got:\n${complaints.join('\n')}`);
  }
}

/** A character in the world and the account behind it. */
export interface Player {
  readonly credentials: Credentials;
  readonly client: GameClient;
}

/** The same by the realtime edge. */
export interface Page {
  readonly credentials: Credentials;
  readonly client: RealtimeClient;
}

/** Most characters of a realm's log in the story of a failure. */
const LOG_SHOWN = 3000;

const accountsAtOnce = 12;
const talePassword = 'oncelongago';

/** The gateway's "welcome". Source: public protocol notes. */
const AUTH_OK = 0x0c;

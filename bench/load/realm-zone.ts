import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMove, readTeleport } from '@realmwright/cli/crowd/bot-answers.wire';
import { BotLine } from '@realmwright/cli/crowd/bot-line.wire';
import { logIn } from '@realmwright/cli/crowd/bot-login.wire';
import { enterWorld, findCharacter } from '@realmwright/cli/crowd/bot-screen.wire';
import { packetKinds } from '@realmwright/cli/crowd/packet-kinds.wire';
import { type RealmProcess, startRealm } from './realm-process.ts';
import type { Mover, OnUpdate, ZoneAdapter, ZoneClient } from './zone-crowd.ts';

/** Corner of the field in the world: an empty stretch of the first map, away from everything that lives there. */
const origin = { map: 0, x: 2_000, y: 2_000, z: 83 };
/** The height of a move counts the mover's moves in steps of 1/1,024 yd, so that a probe knows which one it sees. */
const heightSteps = 1_024;
const build = 12340;
const password = 'LOADBOT';

/** A bot of the zone that stands in the world. */
interface Resident {
  readonly line: BotLine;
  readonly guid: bigint;
}

/** An embedded realm of its own for zone workloads, reached through the front door as game clients do. */
export interface RealmZone {
  /** The process that runs at the moment. */
  realm(): RealmProcess;
  readonly adapter: ZoneAdapter;
  /** Logs a bot in and enters the world, without going to the field; makes its character when there is none. */
  join(index: number): Promise<Resident>;
  /** Ends it and opens it again on the same data: nobody is in it. */
  reopen(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the realm with `count` accounts. */
export async function startRealmZone(count: number): Promise<RealmZone> {
  const folder = mkdtempSync(join(tmpdir(), 'realmwright-zone-'));
  let realm = await startRealm(folder);
  realm.command(
    ...['account', 'create', '--count', String(count), '--pattern', 'loadbot{}'],
    ...['--password', password, '--role', 'operator'],
  );
  const sentByGuid = new Map<bigint, Sent>();
  return {
    realm: () => realm,
    reopen: async () => {
      await realm.stop();
      realm = await startRealm(folder);
    },
    join: (index) => joinRealm(realm, index),
    stop: async () => {
      await realm.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    adapter: {
      async connect(index, mover, probe, onUpdate) {
        const resident = await joinRealm(realm, index);
        const sent = { index, at: new Float64Array(heightSteps) };
        sentByGuid.set(resident.guid, sent);
        await place(resident, mover);
        if (probe) probeWith(resident.line, sentByGuid, onUpdate);
        else resident.line.onlyDrain();
        return zoneClient(resident, sent);
      },
    },
  };
}

/** What a mover has sent: when, by the number of the move. */
interface Sent {
  readonly index: number;
  readonly at: Float64Array;
}

async function joinRealm(realm: RealmProcess, index: number): Promise<Resident> {
  const username = `LOADBOT${index + 1}`;
  // Login servers take so many logins of one address: the bots come from many, as players do.
  const from = loopbackAddress(index);
  const login = { host: '127.0.0.1', port: realm.loginPort };
  const { gateway, sessionKey } = await logIn({ at: login, build, username, password, from });
  const line = await BotLine.open(gateway, build, { username, sessionKey, from }, () => undefined);
  const { character } = await findCharacter(line, Math.random);
  await enterWorld(line, character.guid);
  return { line, guid: character.guid };
}

/** One of some hundred addresses that all are this machine. */
export function loopbackAddress(index: number): string {
  return `127.0.0.${2 + (index % 250)}`;
}

/** Teleports to the mover's place on the field and waits until the world has it there. */
async function place({ line, guid }: Resident, mover: Mover): Promise<void> {
  const message = `.go xyz ${origin.x + mover.x} ${origin.y + mover.y} ${origin.z} ${origin.map}`;
  const said = { chatType: 1, language: 7, targetPlayer: '', message };
  const { body } = await line.ask('CMSG_MESSAGECHAT', said, ['MSG_MOVE_TELEPORT_ACK']);
  const { movementCounter } = readTeleport(build, body);
  line.send('MSG_MOVE_TELEPORT_ACK', { guid, movementCounter, time: clock() });
}

function zoneClient({ line, guid }: Resident, sent: Sent): ZoneClient {
  let moves = 0;
  return {
    move({ x, y, orientation }, at, movedAt) {
      const step = moves++ % heightSteps;
      sent.at[step] = at;
      const position = { x: origin.x + x, y: origin.y + y, z: origin.z + step / heightSteps };
      const info = { flags: 1, timestamp: Math.floor(movedAt), position, orientation, fallTime: 0 };
      line.send(moves === 1 ? 'MSG_MOVE_START_FORWARD' : 'MSG_MOVE_HEARTBEAT', { guid, info });
    },
    close: () => line.end('left'),
  };
}

/** Decodes movement packets of others and tells when the move was sent. Anything undecodable is an error. */
function probeWith(line: BotLine, sentByGuid: ReadonlyMap<bigint, Sent>, onUpdate: OnUpdate): void {
  const kinds = packetKinds(build);
  line.onPacket = (opcode, bytes, start, end) => {
    if (kinds[opcode] !== 'move') return;
    const { guid, z } = readMove(build, bytes.subarray(start, end));
    const sent = sentByGuid.get(guid);
    const sentAt = sent?.at[(z - origin.z) * heightSteps];
    if (sent === undefined || sentAt === undefined)
      throw new Error(`a move of ${guid} to height ${z} that nobody sent`);
    onUpdate(sent.index, sentAt);
  };
}

function clock(): number {
  return Math.floor(performance.now());
}

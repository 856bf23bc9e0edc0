import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GameClient, opcode, u32 } from './game-client.ts';
import { startRealm } from './realm-process.ts';
import type { Mover, ZoneAdapter } from './zone-crowd.ts';

/** Corner of the field in the world: an empty stretch of the first map, away from everything that lives there. */
const origin = { map: 0, x: 2_000, y: 2_000, z: 83 };
/** The height of a move counts the mover's moves in steps of 1/1,024 yd, so that a probe knows which one it sees. */
const heightSteps = 1_024;
const password = 'loadbot';

/** An embedded realm of its own for the zone workload, reached through the front door as game clients do. */
export async function startRealmZone(
  count: number,
): Promise<{ adapter: ZoneAdapter; pid: number; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'realmwright-zone-'));
  const realm = await startRealm(folder);
  realm.command(
    ...['account', 'create', '--count', String(count), '--pattern', 'loadbot{}'],
    ...['--password', password, '--role', 'operator'],
  );
  const sentAtByGuid = new Map<number, Float64Array>();
  return {
    pid: realm.pid,
    stop: async () => {
      await realm.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    adapter: {
      async connect(index, mover, probe, onUpdate) {
        const client = await GameClient.login(`LOADBOT${index + 1}`, password, realm.loginPort, realm.gatewayPort);
        const guid = await enterWorld(client, index);
        const sentAt = new Float64Array(heightSteps);
        sentAtByGuid.set(guid, sentAt);
        await place(client, guid, mover);
        if (probe) client.onPacket = probeOf(sentAtByGuid, onUpdate);
        else client.onlyDrain();
        let moves = 0;
        return {
          move(state, at) {
            const step = moves++ % heightSteps;
            sentAt[step] = at;
            const kind = moves === 1 ? opcode.startForward : opcode.heartbeat;
            client.send(kind, movementBody(guid, state, origin.z + step / heightSteps));
          },
          close: () => client.close(),
        };
      },
    },
  };
}

/** Makes a character if there is none and enters the world with it; returns its guid. */
async function enterWorld(client: GameClient, index: number): Promise<number> {
  let list = await ask(client, opcode.charEnum, Buffer.alloc(0), opcode.charEnumResult);
  if (list[0] === 0) {
    const name = Buffer.from(`${characterName(index)}\0`, 'latin1');
    const human = Buffer.from([1, 1, 0, 0, 0, 0, 0, 0, 0]);
    const result = await ask(client, opcode.charCreate, Buffer.concat([name, human]), opcode.charCreateResult);
    if (result[0] !== 0x2f) throw new Error(`creating ${characterName(index)} gave ${result[0]}`);
    list = await ask(client, opcode.charEnum, Buffer.alloc(0), opcode.charEnumResult);
  }
  const guid = list.readUInt32LE(1);
  await ask(client, opcode.playerLogin, u32(guid, 0), opcode.loginVerifyWorld);
  return guid;
}

/** Teleports to the mover's place on the field and waits until the world has it there. */
async function place(client: GameClient, guid: number, mover: Mover): Promise<void> {
  const command = `.go xyz ${origin.x + mover.x} ${origin.y + mover.y} ${origin.z} ${origin.map}\0`;
  const body = Buffer.concat([u32(1, 7), Buffer.from(command, 'latin1')]);
  const teleport = await ask(client, opcode.chat, body, opcode.teleport);
  const counter = teleport.readUInt32LE(packedLength(teleport, 0));
  client.send(opcode.teleport, Buffer.concat([packedGuid(guid), u32(counter, Date.now())]));
}

/** Sends a packet and waits for its answer; listens before it sends. */
function ask(client: GameClient, question: number, body: Uint8Array, answer: number): Promise<Buffer> {
  const answered = client.next(answer);
  client.send(question, body);
  return answered;
}

function movementBody(guid: number, mover: Mover, z: number): Buffer {
  const packed = packedGuid(guid);
  const body = Buffer.alloc(packed.length + 30);
  body.set(packed, 0);
  const view = new DataView(body.buffer, body.byteOffset + packed.length);
  view.setUint32(0, 1, true);
  view.setUint32(6, Math.floor(performance.now()), true);
  view.setFloat32(10, origin.x + mover.x, true);
  view.setFloat32(14, origin.y + mover.y, true);
  view.setFloat32(18, z, true);
  view.setFloat32(22, mover.orientation, true);
  return body;
}

/** Decodes movement packets of others and tells when the move was sent. Anything undecodable is an error. */
function probeOf(
  sentAtByGuid: ReadonlyMap<number, Float64Array>,
  onUpdate: (sentAt: number) => void,
): GameClient['onPacket'] {
  return (received, bytes, bodyAt) => {
    const isMovement =
      (received >= opcode.startForward && received <= opcode.lastMovement) || received === opcode.heartbeat;
    if (!isMovement || received === opcode.teleport) return;
    const guid = readPackedGuid(bytes, bodyAt);
    const at = bodyAt + packedLength(bytes, bodyAt);
    const z = bytes.readFloatLE(at + 18);
    const step = (z - origin.z) * heightSteps;
    const sentAt = sentAtByGuid.get(guid)?.[step];
    if (sentAt === undefined) throw new Error(`a movement of ${guid} at height ${z} that nobody sent`);
    onUpdate(sentAt);
  };
}

/** Names are letters only: the index in base 20, consonants with a vowel between. */
function characterName(index: number): string {
  let letters = '';
  for (let rest = index, k = 0; k < 4; k++, rest = Math.floor(rest / 20)) letters += alphabet[rest % 20];
  return `Wa${[...letters].join('u').slice(0, 8)}`;
}

const alphabet = 'bcdfghjklmnpqrstvwxz';

function packedGuid(guid: number): Buffer {
  const bytes: number[] = [0];
  for (let k = 0; k < 4; k++) {
    const byte = (guid >>> (8 * k)) & 0xff;
    if (byte === 0) continue;
    bytes[0] = (bytes[0] ?? 0) | (1 << k);
    bytes.push(byte);
  }
  return Buffer.from(bytes);
}

function readPackedGuid(bytes: Buffer, at: number): number {
  const mask = bytes[at] ?? 0;
  let guid = 0;
  for (let k = 0, from = at + 1; k < 4; k++) if ((mask & (1 << k)) !== 0) guid += (bytes[from++] ?? 0) * 2 ** (8 * k);
  return guid;
}

function packedLength(bytes: Buffer, at: number): number {
  let length = 1;
  for (let mask = bytes[at] ?? 0; mask !== 0; mask >>= 1) length += mask & 1;
  return length;
}

import { type ClientRequest, request } from 'node:http';
import { RealmConnection } from '@realmwright/client/realm-connection';
import { machineTimers, type Timers } from '@realmwright/client/timers';
import { characterId } from '@realmwright/kernel/ids';
import { serverFrames } from '@realmwright/protocol/realtime/frame';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import { WebSocket } from 'ws';
import { drainBelow } from './drain.ts';
import { type Doors, loopbackAddress, origin, password, type Resident, type SignedIn, usernameOf } from './resident.ts';
import type { MoversOnField, SentMoves } from './sent-moves.ts';
import type { OnUpdate } from './zone-crowd.ts';

const answerMillis = 20_000;
const appearance = { skin: 0, face: 0, hairStyle: 0, hairColor: 0, facialHair: 0 };

/** Signs in as programs do. */
export async function signInAsRealtime(doors: Doors, index: number): Promise<SignedIn> {
  const from = loopbackAddress(index);
  const body = { username: usernameOf(index), password, keep: 'body' };
  const accessToken = await askAccess(doors.httpPort, body, from);
  return { enter: () => enterAsRealtime(doors, index, accessToken) };
}

/** Opens a socket with an access token and enters the world; makes its character when there is none. */
async function enterAsRealtime(doors: Doors, index: number, accessToken: string): Promise<Resident> {
  const headers = { authorization: `Bearer ${accessToken}` };
  const url = `ws://127.0.0.1:${doors.realtimePort}/realtime`;
  const options = { headers, localAddress: loopbackAddress(index), perMessageDeflate: false };
  const socket = new WebSocket(url, ['realmwright.1.binary'], options);
  const timers = new StoppableTimers();
  const realm = RealmConnection.over(socket, { timers });
  const first = next(realm, 'characters');
  await realm.welcome;
  let [character] = (await first).characters;
  if (character === undefined) {
    const listed = next(realm, 'characters');
    const outcome = await realm.act({ kind: 'create', name: nameOf(index), race: 1, class: 1, gender: 0, appearance });
    if (outcome.kind === 'refused') throw new Error(`bot ${index + 1} cannot make a character: ${outcome.code}`);
    [character] = (await listed).characters;
  }
  if (character === undefined) throw new Error(`bot ${index + 1} has no character`);
  const entered = next(realm, 'entered');
  realm.enter(characterId(character.character));
  await entered;
  const correct = (message: Extract<ServerMessage, { kind: 'correct' }>) =>
    realm.confirmCorrection(message.correction, Math.floor(performance.now()));
  return {
    guid: BigInt(character.character),
    name: character.name,
    async place({ x, y }) {
      const moved = next(realm, 'correct');
      const text = `.go xyz ${origin.x + x} ${origin.y + y} ${origin.z} ${origin.map}`;
      realm.act({ kind: 'speak', how: 'say', text });
      correct(await moved);
    },
    probe: (movers, onUpdate) => probeWith(realm, socket, movers, onUpdate),
    onlyDrain() {
      drainBelow(socket);
      // Whoever reads nothing would take the realm for dead.
      timers.stop();
    },
    move({ x, y, orientation }, sent, sentAt, movedAt) {
      const z = origin.z + sent.note(sentAt);
      const step = {
        time: Math.floor(movedAt),
        x: origin.x + x,
        y: origin.y + y,
        z,
        orientation,
        flags: 1,
        fallTime: 0,
      };
      realm.step({ ...step, cause: sent.isFirst ? 'start' : 'heartbeat' });
    },
    end: () => socket.terminate(),
  };
}

/** The machine's clock until it is stopped: then nothing is called any more. */
class StoppableTimers implements Timers {
  readonly now = machineTimers.now;
  readonly random = machineTimers.random;
  #isStopped = false;

  readonly after: Timers['after'] = (millis, call) =>
    machineTimers.after(millis, () => {
      if (!this.#isStopped) call();
    });

  stop(): void {
    this.#isStopped = true;
  }
}

function probeWith(realm: RealmConnection, socket: WebSocket, movers: MoversOnField, onUpdate: OnUpdate): void {
  const seen = new Map<number, SentMoves>();
  socket.on('message', (data) => {
    if (!(data instanceof ArrayBuffer)) throw new Error('a message that is not binary');
    for (const { message } of serverFrames.decode(new Uint8Array(data))) {
      if (message.kind !== 'state') continue;
      for (const item of message.items) {
        if (item.kind !== 'move') continue;
        const sent = seen.get(item.thing) ?? movers.byName.get(realm.world.things.get(item.thing)?.name ?? '');
        if (sent === undefined) continue; // its name has not been told yet
        seen.set(item.thing, sent);
        onUpdate(sent.index, sent.sentAt(item.motion.z - origin.z));
      }
    }
  });
}

function next<Kind extends ServerMessage['kind']>(
  realm: RealmConnection,
  kind: Kind,
): Promise<Extract<ServerMessage, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no "${kind}" came`)), answerMillis);
    realm.on('closed', ({ code, reason }) => reject(new Error(`closed with ${code}: ${reason}`)));
    realm.on('message', (message) => {
      if (!isKind(message, kind)) return;
      clearTimeout(late);
      resolve(message);
    });
  });
}

function isKind<Kind extends ServerMessage['kind']>(
  message: ServerMessage,
  kind: Kind,
): message is Extract<ServerMessage, { kind: Kind }> {
  return message.kind === kind;
}

/** A name for a number: a syllable for each digit, so that no letter stands three times in a row. */
function nameOf(index: number): string {
  return `Pil${[...String(index)].map((digit) => syllables[Number(digit)]).join('')}`;
}

const syllables = ['ba', 'ce', 'di', 'fo', 'gu', 'ka', 'le', 'mi', 'no', 'pu'];

async function askAccess(port: number, body: object, from: string): Promise<string> {
  const asked = request({
    host: '127.0.0.1',
    port,
    method: 'POST',
    path: '/api/session',
    localAddress: from,
    headers: { 'content-type': 'application/json' },
    timeout: answerMillis,
  });
  asked.end(JSON.stringify(body));
  const answer: unknown = JSON.parse(await textOf(asked));
  const accessToken = new Map<string, unknown>(Object.entries(Object(answer))).get('accessToken');
  if (typeof accessToken !== 'string') throw new Error(`not signed in: ${JSON.stringify(answer)}`);
  return accessToken;
}

function textOf(asked: ClientRequest): Promise<string> {
  return new Promise((resolve, reject) => {
    asked.on('error', reject);
    asked.on('timeout', () => asked.destroy(new Error('the realm does not answer')));
    asked.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve(text));
    });
  });
}

import { readMove, readTeleport } from '@realmwright/cli/crowd/bot-answers.wire';
import { BotLine } from '@realmwright/cli/crowd/bot-line.wire';
import { type LoginPass, logIn } from '@realmwright/cli/crowd/bot-login.wire';
import { enterWorld, findCharacter } from '@realmwright/cli/crowd/bot-screen.wire';
import { packetKinds } from '@realmwright/cli/crowd/packet-kinds.wire';
import { type Doors, loopbackAddress, origin, password, type Resident, type SignedIn, usernameOf } from './resident.ts';

const build = 12340;

/** Logs in as game clients do, by the front door. */
export async function logInAsGame({ loginPort }: Doors, index: number): Promise<SignedIn> {
  const login = { host: '127.0.0.1', port: loginPort };
  const username = usernameOf(index);
  const pass = await logIn({ at: login, build, username, password, from: loopbackAddress(index) });
  return { enter: () => enterAsGame(index, pass) };
}

/** Shows the gateway the key of its login and enters the world; makes its character when there is none. */
async function enterAsGame(index: number, { gateway, sessionKey }: LoginPass): Promise<Resident> {
  const from = loopbackAddress(index);
  const username = usernameOf(index);
  const line = await BotLine.open(gateway, build, { username, sessionKey, from }, () => undefined);
  const { character } = await findCharacter(line, Math.random);
  await enterWorld(line, character.guid);
  const { guid, name } = character;
  return {
    guid,
    name,
    async place({ x, y }) {
      const message = `.go xyz ${origin.x + x} ${origin.y + y} ${origin.z} ${origin.map}`;
      const said = { chatType: 1, language: 7, targetPlayer: '', message };
      const { body } = await line.ask('CMSG_MESSAGECHAT', said, ['MSG_MOVE_TELEPORT_ACK']);
      const { movementCounter } = readTeleport(build, body);
      line.send('MSG_MOVE_TELEPORT_ACK', { guid, movementCounter, time: Math.floor(performance.now()) });
    },
    probe({ byGuid }, onUpdate) {
      const kinds = packetKinds(build);
      line.onPacket = (opcode, bytes, start, end) => {
        if (kinds[opcode] !== 'move') return;
        const move = readMove(build, bytes.subarray(start, end));
        const sent = byGuid.get(move.guid);
        if (sent === undefined) throw new Error(`a move of ${move.guid}, who is not on the field`);
        onUpdate(sent.index, sent.sentAt(move.z - origin.z));
      };
    },
    onlyDrain: () => line.onlyDrain(),
    move({ x, y, orientation }, sent, sentAt, movedAt) {
      const z = origin.z + sent.note(sentAt);
      const position = { x: origin.x + x, y: origin.y + y, z };
      const info = { flags: 1, timestamp: Math.floor(movedAt), position, orientation, fallTime: 0 };
      line.send(sent.isFirst ? 'MSG_MOVE_START_FORWARD' : 'MSG_MOVE_HEARTBEAT', { guid, info });
    },
    end: () => line.end('left'),
  };
}

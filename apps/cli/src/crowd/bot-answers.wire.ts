import { nodeCompression } from '@realmwright/platform/compression';
import type { Build } from '@realmwright/protocol/versions/build';
import {
  SMSG_CHAR_ENUM_1_12,
  SMSG_CHAR_ENUM_2_4,
  SMSG_CHAR_ENUM_3_3,
} from '@realmwright/protocol/world/character/char-enum.packet';
import { SMSG_CHAR_CREATE } from '@realmwright/protocol/world/character/char-screen.packet';
import { characterResults } from '@realmwright/protocol/world/character/character-result';
import {
  SMSG_MESSAGECHAT_1_12,
  SMSG_MESSAGECHAT_2_4,
  SMSG_MESSAGECHAT_3_3,
} from '@realmwright/protocol/world/chat/chat-message.packet';
import { chatType_1_12, chatType_2_4, chatType_3_3 } from '@realmwright/protocol/world/chat/chat-type';
import { moves_3_3, serverMoves_1_12, serverMoves_2_4 } from '@realmwright/protocol/world/movement/moves.packet';
import {
  SMSG_AUTH_CHALLENGE_1_12,
  SMSG_AUTH_CHALLENGE_3_3,
  SMSG_AUTH_RESPONSE_1_12,
  SMSG_AUTH_RESPONSE_2_4,
  SMSG_AUTH_RESPONSE_3_3,
} from '@realmwright/protocol/world/session/auth.packet';
import { SMSG_LOGOUT_RESPONSE } from '@realmwright/protocol/world/session/logout.packet';
import { SMSG_TIME_SYNC_REQ } from '@realmwright/protocol/world/session/ping.packet';
import { SMSG_LOGIN_VERIFY_WORLD } from '@realmwright/protocol/world/session/world-entry.packet';
import {
  forceRunSpeedChange_1_12,
  forceRunSpeedChange_2_4,
} from '@realmwright/protocol/world/speed/speed-change.packet';
import {
  SMSG_NEW_WORLD,
  teleportAckServer_1_12,
  teleportAckServer_2_4,
  teleportAckServer_3_3,
} from '@realmwright/protocol/world/teleport/teleport.packet';
import { updateFields5875 } from '@realmwright/protocol/world/update/update-fields-5875';
import { updateFields8606 } from '@realmwright/protocol/world/update/update-fields-8606';
import { updateFields12340 } from '@realmwright/protocol/world/update/update-fields-12340';
import {
  compressedUpdateObject_1_12,
  compressedUpdateObject_2_4,
  compressedUpdateObject_3_3,
  updateObject_1_12,
  updateObject_2_4,
  updateObject_3_3,
} from '@realmwright/protocol/world/update/update-object.packet';

/** What bots read of the server's packets, alike for all builds. Everything throws `ProtocolError` for other bytes. */

/** Where somebody stands. */
export interface Place {
  readonly map: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** A line of the character screen. */
export interface ListedCharacter {
  readonly guid: bigint;
  readonly name: string;
  readonly place: Place;
}

const authChallenge = {
  5875: SMSG_AUTH_CHALLENGE_1_12,
  8606: SMSG_AUTH_CHALLENGE_1_12,
  12340: SMSG_AUTH_CHALLENGE_3_3,
} as const;

/** The seed that the gateway opens a connection with. */
export function readServerSeed(build: Build, body: Uint8Array): number {
  return authChallenge[build].codec.decode(body).serverSeed;
}

const authResponse = {
  5875: SMSG_AUTH_RESPONSE_1_12,
  8606: SMSG_AUTH_RESPONSE_2_4,
  12340: SMSG_AUTH_RESPONSE_3_3,
} as const;

/** Whether the session is open, or its place in the login queue. */
export function readAuthResult(build: Build, body: Uint8Array) {
  const { result, queuePosition } = authResponse[build].codec.decode(body);
  return { result, queuePosition };
}

const charEnum = { 5875: SMSG_CHAR_ENUM_1_12, 8606: SMSG_CHAR_ENUM_2_4, 12340: SMSG_CHAR_ENUM_3_3 } as const;

/** The characters of the account. */
export function readCharacters(build: Build, body: Uint8Array): readonly ListedCharacter[] {
  const { characters } = charEnum[build].codec.decode(body);
  return characters.map(({ guid, name, map, position }) => ({ guid, name, place: { map, ...position } }));
}

/** Whether a character was made; `taken` asks for another name. */
export function readCreation(build: Build, body: Uint8Array): 'made' | 'taken' | number {
  const { result } = SMSG_CHAR_CREATE.codec.decode(body);
  const codes = characterResults[build];
  if (result === codes.CHAR_CREATE_SUCCESS) return 'made';
  return result === codes.CHAR_CREATE_NAME_IN_USE ? 'taken' : result;
}

/** Where the own character stands when it enters the world or another map. */
export function readEntry(kind: 'entered' | 'moved', body: Uint8Array): Place & { readonly orientation: number } {
  const layout = kind === 'entered' ? SMSG_LOGIN_VERIFY_WORLD : SMSG_NEW_WORLD;
  const { map, position, orientation } = layout.codec.decode(body);
  return { map, ...position, orientation };
}

/** Whether the server lets the player leave the world. */
export function mayLogOut(body: Uint8Array): boolean {
  return SMSG_LOGOUT_RESPONSE.codec.decode(body).result === 0;
}

/** The number of a question for the client's clock. */
export function readTimeQuestion(body: Uint8Array): number {
  return SMSG_TIME_SYNC_REQ.codec.decode(body).timeSync;
}

const chat = { 5875: SMSG_MESSAGECHAT_1_12, 8606: SMSG_MESSAGECHAT_2_4, 12340: SMSG_MESSAGECHAT_3_3 } as const;
const chatKinds = { 5875: chatType_1_12.values, 8606: chatType_2_4.values, 12340: chatType_3_3.values } as const;

/** A line that was said near, a whisper, or the server's word that an own whisper arrived; undefined for all else. */
export function readChat(
  build: Build,
  body: Uint8Array,
): { readonly kind: 'said' | 'whisper' | 'whispered'; readonly text: string } | undefined {
  const { chatType, message: text } = chat[build].codec.decode(body);
  const kinds = chatKinds[build];
  if (chatType === kinds.SAY) return { kind: 'said', text };
  if (chatType === kinds.WHISPER) return { kind: 'whisper', text };
  return chatType === kinds.WHISPER_INFORM ? { kind: 'whispered', text } : undefined;
}

/** The number of a kind of chat that a client sends. */
export function chatCode(build: Build, kind: 'SAY' | 'WHISPER'): number {
  return chatKinds[build][kind];
}

const moved = {
  5875: serverMoves_1_12.MSG_MOVE_HEARTBEAT,
  8606: serverMoves_2_4.MSG_MOVE_HEARTBEAT,
  12340: moves_3_3.MSG_MOVE_HEARTBEAT,
} as const;

/** Who moved, and to where. All kinds of movement have one form. */
export function readMove(build: Build, body: Uint8Array) {
  const { guid, info } = moved[build].codec.decode(body);
  return { guid, x: info.position.x, y: info.position.y, z: info.position.z };
}

const teleport = {
  5875: teleportAckServer_1_12,
  8606: teleportAckServer_2_4,
  12340: teleportAckServer_3_3,
} as const;

/** Where the server puts the own character on the same map, and the number that it wants back. */
export function readTeleport(build: Build, body: Uint8Array) {
  const { movementCounter, info } = teleport[build].codec.decode(body);
  return { movementCounter, ...info.position, orientation: info.orientation };
}

const runSpeed = {
  5875: forceRunSpeedChange_1_12,
  8606: forceRunSpeedChange_2_4,
  12340: forceRunSpeedChange_2_4,
} as const;

/** The speed that the own character has from now on, yards per second, and the number that the server wants back. */
export function readRunSpeed(build: Build, body: Uint8Array): { readonly counter: number; readonly speed: number } {
  const { moveEvent, speed } = runSpeed[build].codec.decode(body);
  return { counter: moveEvent, speed };
}

const update = { 5875: updateObject_1_12, 8606: updateObject_2_4, 12340: updateObject_3_3 } as const;
const deflatedUpdate = {
  5875: compressedUpdateObject_1_12,
  8606: compressedUpdateObject_2_4,
  12340: compressedUpdateObject_3_3,
} as const;
const coinage: Readonly<Record<Build, number>> = {
  5875: updateFields5875.PLAYER_FIELD_COINAGE.index,
  8606: updateFields8606.PLAYER_COINAGE.index,
  12340: updateFields12340.PLAYER_COINAGE.index,
};

/** The own character's money, in copper, if this update tells it. */
export function readMoney(build: Build, body: Uint8Array, own: bigint, isDeflated: boolean): number | undefined {
  const layout = isDeflated ? deflatedUpdate[build] : update[build];
  for (const { guid1, mask1, guid3, mask2 } of layout.codec.decode(body, nodeCompression).objects) {
    const mask = guid1 === own ? mask1 : guid3 === own ? mask2 : undefined;
    const copper = mask?.values.get(coinage[build]);
    if (copper !== undefined) return copper;
  }
  return undefined;
}

import { type KnownIdTables, shownId } from '@realmwright/gamedata/known-ids';
import type { Build } from '@realmwright/protocol/versions/build';
import { SMSG_PLAYED_TIME_1_12, SMSG_PLAYED_TIME_3_3 } from '@realmwright/protocol/world/character/played-time.packet';
import {
  SMSG_LOGOUT_CANCEL_ACK,
  SMSG_LOGOUT_COMPLETE,
  SMSG_LOGOUT_RESPONSE,
} from '@realmwright/protocol/world/session/logout.packet';
import {
  SMSG_NEW_WORLD,
  SMSG_TRANSFER_PENDING,
  transferAborted_1_12,
  transferAborted_2_4,
  transferAborted_3_3,
  transferAbortReasons_1_12,
  transferAbortReasons_3_3,
} from '@realmwright/protocol/world/teleport/teleport.packet';
import { frameClass } from '../perception/deliveries.ts';
import type { FrameWriter } from '../perception/frame-writer.wire.ts';
import type { PersonalFact } from '../perception/perceived.ts';

type Fact<Kind extends PersonalFact['kind']> = Extract<PersonalFact, { kind: Kind }>;

/** Results of a wish to log out; source: public protocol notes. A second wish is answered like a jump: not now. */
const logoutResults: Readonly<Record<Fact<'logoutAnswered'>['refusal'], number>> = {
  none: 0,
  inCombat: 1,
  moving: 3,
  already: 3,
};

/** The loading screen comes up and the client loads another map; it answers `MSG_MOVE_WORLDPORT_ACK`. */
export function writeTransfer(frames: FrameWriter, ids: KnownIdTables, fact: Fact<'transferStarted'>): void {
  const map = shownId(ids.maps, fact.map);
  frames.packet(SMSG_TRANSFER_PENDING, frameClass.own, { map });
  const { position } = fact;
  frames.packet(SMSG_NEW_WORLD, frameClass.own, { map, position, orientation: position.orientation });
}

/** There is no way to that map; the client stays. */
export function writeTransferRefused(
  frames: FrameWriter,
  build: Build,
  ids: KnownIdTables,
  fact: Fact<'transferRefused'>,
): void {
  const map = shownId(ids.maps, fact.map);
  const frame = frameClass.own;
  switch (build) {
    case 5875:
      return frames.packet(transferAborted_1_12, frame, {
        map,
        reason: transferAbortReasons_1_12.NOT_FOUND,
        argument: 0,
      });
    case 8606:
      return frames.packet(transferAborted_2_4, frame, { map, reason: transferAbortReasons_1_12.NOT_FOUND });
    case 12340:
      return frames.packet(transferAborted_3_3, frame, { map, reason: transferAbortReasons_3_3.NOT_FOUND });
  }
}

export function writeLogoutAnswer(frames: FrameWriter, fact: Fact<'logoutAnswered'>): void {
  const result = logoutResults[fact.refusal];
  frames.packet(SMSG_LOGOUT_RESPONSE, frameClass.own, { result, speed: fact.instant ? 1 : 0 });
}

export function writeLogoutCancelled(frames: FrameWriter): void {
  frames.packet(SMSG_LOGOUT_CANCEL_ACK, frameClass.own, {});
}

/** The client goes back to the character screen. */
export function writeLogoutCompleted(frames: FrameWriter): void {
  frames.packet(SMSG_LOGOUT_COMPLETE, frameClass.own, {});
}

export function writePlayedTime(frames: FrameWriter, build: Build, fact: Fact<'playedTimeTold'>): void {
  const times = { totalPlayedTime: fact.totalSeconds, levelPlayedTime: fact.levelSeconds };
  if (build === 12340) frames.packet(SMSG_PLAYED_TIME_3_3, frameClass.own, { ...times, showOnUi: true });
  else frames.packet(SMSG_PLAYED_TIME_1_12, frameClass.own, times);
}

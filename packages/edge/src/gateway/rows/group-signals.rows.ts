import { isRefused } from '@realmwright/kernel/outcome';
import { MSG_MINIMAP_PING_Client, MSG_RANDOM_ROLL_Client } from '@realmwright/protocol/world/group/group-rule.packet';
import {
  MSG_RAID_READY_CHECK_Client,
  MSG_RAID_READY_CHECK_CONFIRM_Client,
  MSG_RAID_READY_CHECK_FINISHED_Client,
  MSG_RAID_TARGET_UPDATE_Client,
} from '@realmwright/protocol/world/group/ready-check.packet';
import { marksTold, rollTold } from '@realmwright/services/group/group.wire';
import {
  answerReadyCheck,
  finishReadyCheck,
  listMarks,
  markTarget,
  pointAtPlace,
  rollDice,
  startReadyCheck,
} from '@realmwright/services/group/group-signals.contract';
import { guidOf, keyOf } from '@realmwright/world/entity-key.wire';
import { type ConnectionState, converse, type GatewayPort, type Row } from '../opcode-table.ts';

const inWorld: readonly ConnectionState[] = ['world'];

/** With this number in the place of an icon a client asks for all marks. Source: public protocol notes. */
const ALL_MARKS = 0xff;

/** What members of a group signal to each other: places, dice, marks, readiness. Talk is with the other talk. */
export const groupSignalsRows: readonly Row[] = [
  converse({
    layouts: [MSG_MINIMAP_PING_Client],
    states: inWorld,
    cost: 4,
    async talk({ positionX: x, positionY: y }, session) {
      const { character } = session;
      if (character !== undefined) await session.call(pointAtPlace, { character, x, y });
    },
  }),
  converse({
    layouts: [MSG_RANDOM_ROLL_Client],
    states: inWorld,
    async talk({ minimum: least, maximum: greatest }, session) {
      const { character } = session;
      if (character === undefined) return;
      const outcome = await session.call(rollDice, { character, least, greatest });
      if (isRefused(outcome) || !outcome.value.isAlone) return;
      session.send([rollTold({ by: character, least, greatest, rolled: outcome.value.rolled })]);
    },
  }),
  converse({
    layouts: [MSG_RAID_TARGET_UPDATE_Client],
    states: inWorld,
    cost: 4,
    async talk({ targetIndex: icon, target }, session) {
      const { character } = session;
      if (character === undefined) return;
      if (icon === ALL_MARKS) return tellMarks(session, character);
      await session.call(markTarget, { character, icon, target: target === undefined ? undefined : keyOf(target) });
    },
  }),
  converse({
    layouts: [MSG_RAID_READY_CHECK_Client],
    states: inWorld,
    async talk({ state }, session) {
      const { character } = session;
      if (character === undefined) return;
      // One message asks and answers: only an answer says something.
      if (state === undefined) await session.call(startReadyCheck, { character });
      else await session.call(answerReadyCheck, { character, isReady: state !== 0 });
    },
  }),
  converse({
    layouts: [MSG_RAID_READY_CHECK_CONFIRM_Client],
    states: inWorld,
    async talk({ state }, session) {
      const { character } = session;
      if (character === undefined || state === undefined) return;
      await session.call(answerReadyCheck, { character, isReady: state !== 0 });
    },
  }),
  converse({
    layouts: [MSG_RAID_READY_CHECK_FINISHED_Client],
    states: inWorld,
    async talk(_packet, session) {
      const { character } = session;
      if (character !== undefined) await session.call(finishReadyCheck, { character });
    },
  }),
];

async function tellMarks(session: GatewayPort, character: NonNullable<GatewayPort['character']>): Promise<void> {
  const outcome = await session.call(listMarks, { character });
  if (isRefused(outcome)) return;
  const marks = outcome.value.marks.map(({ icon: index, target }) => ({ index, guid: guidOf(target) }));
  session.send([marksTold(session.build, marks)]);
}

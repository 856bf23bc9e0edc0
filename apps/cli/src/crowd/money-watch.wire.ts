import { readMoney } from './bot-answers.wire.ts';
import { type BotLine, opcodeOf } from './bot-line.wire.ts';

/** Resolves to a character's money when the server first tells it. Watch before entering: it is told on arrival. */
export function watchMoney(line: BotLine, guid: bigint): Promise<number> {
  const plain = opcodeOf(line.build, 'SMSG_UPDATE_OBJECT');
  const deflated = opcodeOf(line.build, 'SMSG_COMPRESSED_UPDATE_OBJECT');
  return new Promise((resolve) => {
    line.onPacket = (opcode, bytes, start, end) => {
      if (opcode !== plain && opcode !== deflated) return;
      const copper = readMoney(line.build, bytes.subarray(start, end), guid, opcode === deflated);
      if (copper !== undefined) resolve(copper);
    };
  });
}

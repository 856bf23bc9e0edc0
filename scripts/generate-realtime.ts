import type { Node, Part } from '@realmwright/kernel/schema/type';
import { clientMessages, deedType } from '@realmwright/protocol/realtime/client-messages';
import { closeCodes } from '@realmwright/protocol/realtime/close-code';
import { deliveries, type MessageDeclarations, priorities } from '@realmwright/protocol/realtime/delivery';
import { motionFlags, numberFields, realFields, stateItemType } from '@realmwright/protocol/realtime/entity-state';
import { MOST_FRAMES } from '@realmwright/protocol/realtime/frame';
import { happeningType, serverMessages } from '@realmwright/protocol/realtime/server-messages';
import { subprotocols } from '@realmwright/protocol/realtime/subprotocol';
import { showUsage } from './command.ts';
import { publishPage, row } from './generated-page.ts';

const usage = `usage: node scripts/generate-realtime.ts [--check]

Writes docs/generated/realtime.md: every message of the realtime protocol with its fields and limits.
  --check  compares instead of writing; exit 1 when the committed page is out of date`;

showUsage(usage);

const page = [
  '# The realtime protocol',
  '',
  'Generated from `packages/protocol/src/realtime` by `node scripts/generate-realtime.ts`. Do not edit.',
  '',
  'What browsers, phones and programs speak with a realm over WebSocket. The client offers subprotocols, best first, and the',
  `server picks one: ${subprotocols.map(({ name }) => `\`${name}\``).join(', ')}.`,
  '',
  '## Frames',
  '',
  `A binary message of the socket holds 1 to ${MOST_FRAMES} frames, one after the other, at most 16 KiB from a client:`,
  '',
  '| part | as | |',
  '|---|---|---|',
  row('head', 'u8', 'bits 0-1 delivery, 2-4 priority, 5: a baseline follows; the rest 0'),
  row('sequence', 'varint', 'counts up from 1 within its delivery class, direction and session'),
  row('baseline', 'varint', 'of a state frame: the sequence of the one that it builds on; 0 begins anew'),
  row('message', 'u8, then its fields', 'the number of its kind in the tables below'),
  '',
  'In the JSON form a message of the socket is a list of frames. `delivery` and `priority` may be left out:',
  '',
  '```json',
  '[{ "sequence": 1, "message": { "kind": "enter", "character": 7 } }]',
  '```',
  '',
  `Delivery: ${deliveries.map((name, index) => `${index} \`${name}\``).join(', ')}. Priority, most urgent first:`,
  `${priorities.map((name, index) => `${index} \`${name}\``).join(', ')}.`,
  '',
  'Numbers are little-endian. *varint*: 0 to 2^32-1 in groups of seven bits, least first, the top bit says that more follow.',
  '*text*: UTF-8 behind a u16 of its length in bytes. *list*: items behind a u16 of their number. *optional*: a byte, then the',
  'value if it is 1; in JSON it is left out. *one of*: a byte, the place of the word or kind. In JSON, numbers of 64 bits are',
  'text and bytes are base64; unknown keys are refused.',
  '',
  '## From the client',
  '',
  ...tableOf(clientMessages),
  '',
  '## From the server',
  '',
  ...tableOf(serverMessages),
  '',
  '## Parts',
  '',
  ...partTable('Deeds of `act`', deedType.node),
  ...partTable('Items of `state`', stateItemType.node),
  ...partTable('What `happened`', happeningType.node),
  `Whole-number fields: ${numbered(numberFields)}.`,
  '',
  `Fractional fields: ${numbered(realFields)}.`,
  '',
  `Bits of \`flags\` of a motion or step: ${Object.entries(motionFlags)
    .map(([name, bit]) => `0x${bit.toString(16)} \`${name}\``)
    .join(', ')}.`,
  '',
  '## Close codes',
  '',
  'One code per reason, so that a client never reads the text. *resume*: at once, then with growing pauses; *return*: as',
  'somebody new, after a pause; *sign-in*: with a new access token first; *stay-away*: tell the player.',
  '',
  row('code', 'reason', 'client', 'when'),
  '|--:|---|---|---|',
  ...Object.entries(closeCodes).map(([name, { code, policy, about }]) => row(`${code}`, `\`${name}\``, policy, about)),
  '',
];
await publishPage('realtime.md', page.join('\n'));

function tableOf(declarations: MessageDeclarations): string[] {
  const rows = Object.entries(declarations).map(([kind, { delivery, priority, about, fields }], index) =>
    row(`${index}`, `\`${kind}\``, `${delivery}, ${priority}`, about, fieldsOf(fields.node)),
  );
  return [row('', 'message', 'class', '', 'fields'), '|--:|---|---|---|---|', ...rows];
}

function partTable(title: string, { shape }: Node): string[] {
  if (shape.kind !== 'union') return [];
  const rows = Object.entries(shape.members).map(([kind, node], index) =>
    row(`${index}`, `\`${kind}\``, fieldsOf(node)),
  );
  return [row('', title, 'fields'), '|--:|---|---|', ...rows, ''];
}

function fieldsOf({ shape }: Node): string {
  if (shape.kind !== 'struct') return '';
  return shape.parts.map(fieldOf).join('; ') || 'none';
}

function fieldOf({ content }: Part): string {
  return content.kind === 'field' ? `\`${content.name}\` ${wordsOf(content.node)}` : '';
}

function wordsOf(node: Node): string {
  const { shape } = node;
  switch (shape.kind) {
    case 'integer':
      return node.minBytes === 1 && shape.max > 255 ? 'varint' : `u${8 * node.minBytes}`;
    case 'float':
      return `f${shape.bits}${shape.finite === true ? ', finite' : ''}`;
    case 'text':
    case 'token':
      return `text of ${shape.maxBytes} bytes`;
    case 'bytes':
      return `bytes, ${shape.maxBytes} at most`;
    case 'list':
      return `list of ${shape.max}: ${wordsOf(shape.item)}`;
    case 'optional':
      return `optional ${wordsOf(shape.inner)}`;
    case 'literals':
      return `one of ${shape.values.join(', ')}`;
    case 'struct':
      return `(${fieldsOf(node)})`;
    case 'union':
      return `one of ${Object.keys(shape.members).join(', ')}`;
    default:
      return shape.kind;
  }
}

function numbered(names: readonly string[]): string {
  return names.map((name, index) => `${index} \`${name}\``).join(', ');
}

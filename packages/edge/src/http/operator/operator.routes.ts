import { call } from '@realmwright/kernel/contract';
import { accept, isRefused, refuse } from '@realmwright/kernel/outcome';
import { listAudit, runCommand } from '@realmwright/services/operator/operator.contract';
import Type from 'typebox';
import { limit, moment } from '../api-fields.ts';
import { type ApiRoute, accountRoute, pageOf, shape } from '../api-route.ts';
import { instant } from '../session-answer.ts';

/** One line in any letters, without control codes; four bytes of each fit into what the service takes. */
const line = Type.String({
  minLength: 1,
  maxLength: 255,
  pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f]*$',
  description: 'A command as at the console: names of characters come first.',
});

const auditEntry = shape({
  entry: Type.String({ description: 'Its number; they grow.' }),
  at: moment,
  caller: Type.String({ description: 'The account, or `console`.' }),
  character: Type.String({ description: 'Empty when it was not typed in the world.' }),
  command: Type.String(),
  text: Type.String({ description: 'What was typed, without passwords.' }),
  outcome: Type.Enum(['accepted', 'forwarded', 'refused', 'failed']),
});

const entriesAtOnce = 50;

/** What operators do by the API. What happens meanwhile is pushed: `operator-events.routes.ts`. */
export const operatorRoutes: readonly ApiRoute[] = [
  accountRoute(
    'gamemaster',
    {
      method: 'POST',
      path: '/api/operator/commands',
      operation: 'runCommand',
      tag: 'operator',
      about: 'Has a command carried out, as far as the role of whoever asks admits it, and logs it like all others.',
      rate: 'changing',
      takes: shape({ body: shape({ text: line }) }),
      gives: {
        status: 200,
        about: 'What the command says; one that could not be says why.',
        content: shape({ lines: Type.Array(Type.String()) }),
      },
      refusals: [...runCommand.refusals],
    },
    async ({ body }, { accountId, username, roles }, { bus, realm, correlation }) => {
      // Half of a pair is no letter, and text of the bus is made of letters.
      if (!body.text.isWellFormed()) return refuse('operator.not-a-command');
      const caller = { name: username, roles, accountId, realm, inWorld: undefined };
      const done = await call(bus, runCommand, { caller, text: body.text }, { correlation });
      if (isRefused(done)) return done;
      const { lines, secret } = done.value;
      return accept({ lines: [...lines, ...(secret === undefined ? [] : [secret])] });
    },
  ),
  accountRoute(
    'operator',
    {
      method: 'GET',
      path: '/api/operator/audit',
      operation: 'listAudit',
      tag: 'operator',
      about: 'Lists what operators did, the newest first.',
      rate: 'reading',
      takes: shape({
        query: shape({
          after: Type.Optional(Type.String({ pattern: '^[0-9]{1,18}$', description: '`next` of the part before.' })),
          limit: Type.Optional(limit),
          caller: Type.Optional(Type.String({ maxLength: 16, description: 'Of this account alone.' })),
        }),
      }),
      gives: { status: 200, about: 'A part of the log.', content: pageOf(auditEntry) },
      refusals: [],
    },
    async ({ query }, _caller, { bus, correlation }) => {
      const most = query.limit ?? entriesAtOnce;
      const caller = (query.caller ?? '').toUpperCase().toWellFormed();
      const asked = { before: BigInt(query.after ?? 0), limit: most + 1, caller };
      const listed = await call(bus, listAudit, asked, { correlation });
      if (isRefused(listed)) return listed;
      const entries = listed.value.entries.slice(0, most);
      const items = entries.map(({ entry, at, caller: by, characterName: character, command, text, outcome }) => {
        return { entry: String(entry), at: instant(at), caller: by, character, command, text, outcome };
      });
      const last = items.at(-1);
      return accept({ items, ...(listed.value.entries.length > most && last && { next: last.entry }) });
    },
  ),
];

import { type AccountRole, includesRole } from '@realmwright/kernel/account-role';
import type { RealmId } from '@realmwright/kernel/ids';
import type { Outcome } from '@realmwright/kernel/outcome';
import type { Bus } from '@realmwright/kernel/ports/bus';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import type { Millis } from '@realmwright/kernel/units';
import type { checkAccess } from '@realmwright/services/account/web-session.contract';
import Type, { type Static, type TObject, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { PartFault, ProblemCode } from './problems.ts';
import type { RefreshCookie } from './refresh-cookie.ts';
import type { RateName } from './request-rates.ts';

/** Somebody who has shown a good access token. */
export type Caller = ValueOf<typeof checkAccess.output.type>;

/** What a route knows beside what it was asked for. */
export interface RouteContext {
  readonly bus: Bus;
  /** Ties the log lines of this request together. */
  readonly correlation: string;
  /** Milliseconds since the Unix epoch. */
  readonly now: Millis;
  readonly address: string;
  /** What the asking program calls itself. */
  readonly program: string;
  /** A page asks, and not a program by itself. */
  readonly isPage: boolean;
  /** Where the realm was asked: the host without its port, and whether that was encrypted. */
  readonly host: string;
  readonly isEncrypted: boolean;
  readonly realtimePort: number;
  readonly realm: RealmId;
  readonly isRegistrationOpen: boolean;
  readonly refreshCookie: RefreshCookie;
}

/**
 * One thing that the API can be asked for: everything that the server, the document and the clients know of it. What a
 * request may hold is said once, in `takes`.
 */
export interface ApiRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With parameters in braces, such as `/api/devices/{device}`. */
  readonly path: string;
  /** The name of the method of a client. */
  readonly operation: string;
  /** The group that it belongs to. */
  readonly tag: string;
  /** One sentence. */
  readonly about: string;
  /** Whoever asks needs at least this role; `anybody` needs no account, and is told apart when it shows a token. */
  readonly access: 'anybody' | AccountRole;
  readonly rate: RateName;
  /** The parts `body`, `query` and `path` of a request, as far as it has them. */
  readonly takes: TObject;
  readonly gives: Gift<TSchema>;
  readonly refusals: readonly ProblemCode[];
  readonly answer: (asked: Asked, caller: Caller | undefined, context: RouteContext) => Promise<Answered>;
}

/** What a route gives when all is well. */
export interface Gift<Content extends TSchema> {
  readonly status: 200 | 201 | 204;
  readonly about: string;
  readonly content: Content;
}

/** A request as it came. */
export interface Asked {
  readonly body: unknown;
  readonly query: unknown;
  readonly path: unknown;
}

/** What became of a request. */
export type Answered = Outcome<unknown, ProblemCode> | { readonly faults: readonly PartFault[] };

/** What whoever writes a route says of it. */
interface Declaration<Takes extends TObject, Content extends TSchema, Refusal extends ProblemCode>
  extends Pick<ApiRoute, 'method' | 'path' | 'operation' | 'tag' | 'about' | 'rate'> {
  readonly takes: Takes;
  readonly gives: Gift<Content>;
  readonly refusals: readonly Refusal[];
}

/** Answers a request whose parts are as declared. */
type Answer<Takes extends TObject, Content extends TSchema, Refusal extends ProblemCode, Who> = (
  request: Static<Takes>,
  caller: Who,
  context: RouteContext,
) => Promise<Outcome<Static<Content>, Refusal>>;

/** Declares a route for which nobody needs an account. */
export function openRoute<Takes extends TObject, Content extends TSchema, const Refusal extends ProblemCode>(
  declaration: Declaration<Takes, Content, Refusal>,
  answer: Answer<Takes, Content, Refusal, Caller | undefined>,
): ApiRoute {
  const check = checkerOf(declaration.takes);
  return {
    ...declaration,
    access: 'anybody',
    async answer(asked, caller, context) {
      const checked = check(asked);
      return 'faults' in checked ? checked : await answer(checked.request, caller, context);
    },
  };
}

/** Declares a route for people whose account has at least that role. */
export function accountRoute<Takes extends TObject, Content extends TSchema, const Refusal extends ProblemCode>(
  access: AccountRole,
  declaration: Declaration<Takes, Content, Refusal>,
  answer: Answer<Takes, Content, Refusal, Caller>,
): ApiRoute {
  const check = checkerOf(declaration.takes);
  return {
    ...declaration,
    access,
    async answer(asked, caller, context) {
      if (caller === undefined) return { refused: 'account.no-access' };
      if (!includesRole(caller.roles, access)) return { refused: 'http.role-needed' };
      const checked = check(asked);
      return 'faults' in checked ? checked : await answer(checked.request, caller, context);
    },
  };
}

/** An object with these parts and no others. One that clients should know by a name has a title. */
export function shape<Parts extends Record<string, TSchema>>(parts: Parts, title?: string) {
  return Type.Object(parts, { additionalProperties: false, ...(title !== undefined && { title }) });
}

/** A part of a list: the items, and where the next part begins unless this is the last one. */
export function pageOf<Item extends TSchema>(item: Item) {
  const next = Type.String({ description: 'Ask for the next part with this as `after`; left out at the end.' });
  return shape({ items: Type.Array(item), next: Type.Optional(next) });
}

type Checked<Takes extends TObject> = { readonly request: Static<Takes> } | { readonly faults: readonly PartFault[] };

/** Judges requests; the judge is made when the first one comes. */
function checkerOf<Takes extends TObject>(takes: Takes): (asked: Asked) => Checked<Takes> {
  const compile = () => Compile(takes);
  let validator: ReturnType<typeof compile> | undefined;
  return (asked) => {
    validator ??= compile();
    const request = partsOf(takes, asked);
    if (validator.Check(request)) return { request };
    const faults = validator.Errors(request).slice(0, mostFaults);
    return { faults: faults.map(({ instancePath, message }) => ({ pointer: instancePath, detail: message })) };
  };
}

/** Faults that are told of one request. */
const mostFaults = 10;

/** The parts that are declared, and those that came without being so, which are then refused. */
function partsOf(takes: TObject, { body, query, path }: Asked): Readonly<Record<string, unknown>> {
  const parts = { body: body ?? {}, query: withNumbers(takes.properties['query'], query), path };
  const due = (name: string, part: unknown): boolean =>
    name in takes.properties || typeof part !== 'object' || Object.keys(part ?? {}).length > 0;
  return Object.fromEntries(Object.entries(parts).filter(([name, part]) => due(name, part)));
}

/** Addresses hold text only: what looks like a number is one, where a number is due. */
function withNumbers(schema: TSchema | undefined, query: unknown): unknown {
  const declared = new Map<string, unknown>(
    schema === undefined || !Type.IsObject(schema) ? [] : Object.entries(schema.properties),
  );
  const entries = Object.entries(Object(query)).map(([name, value]: [string, unknown]) => {
    const isDue = Type.IsInteger(declared.get(name));
    return [name, isDue && typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value];
  });
  return Object.fromEntries(entries);
}

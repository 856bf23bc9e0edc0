/** What may go wrong with a request: its status, and a title for people. The code is for machines. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
}

/** Every problem that the API tells of, by its code. Codes of features are their refusals. */
export const problems = {
  'http.invalid-request': { status: 400, title: 'The request is not what it should be' },
  'http.role-needed': { status: 403, title: 'Your role does not include this, or you need an authenticator first' },
  'http.foreign-origin': { status: 403, title: 'Pages of this origin may not ask that' },
  'http.cookie-only': { status: 400, title: 'Pages get their refresh token as a cookie only' },
  'http.not-found': { status: 404, title: 'There is nothing here' },
  'http.method-not-allowed': { status: 405, title: 'That cannot be done here' },
  'http.too-slow': { status: 408, title: 'The request took too long to arrive' },
  'http.too-large': { status: 413, title: 'The request is too large' },
  'http.wrong-content-type': { status: 415, title: 'Bodies are JSON' },
  'http.too-many-requests': { status: 429, title: 'Too many requests; try again later' },
  'http.too-many-connections': { status: 429, title: 'There are too many connections from your address; close some' },
  'http.too-many-streams': { status: 429, title: 'There are as many streams as the realm takes; close one' },
  'http.headers-too-large': { status: 431, title: 'The headers are too large' },
  'http.failed': { status: 500, title: 'This could not be answered; the log says why' },
  'http.full': { status: 503, title: 'The realm takes no more connections at the moment; try again later' },
  'http.unavailable': { status: 503, title: 'The realm does not answer at the moment' },
  'map.no-land': { status: 404, title: 'This map has no land' },
  'account.no-access': { status: 401, title: 'Sign in, or refresh your access' },
  'account.no-web-session': { status: 401, title: 'You are signed out; sign in again' },
  'account.token-reused': {
    status: 401,
    title: 'You were signed out, because your refresh token was used by somebody else',
  },
  'account.wrong-password': { status: 401, title: 'Name or password is wrong' },
  'account.code-needed': { status: 401, title: 'The code of the authenticator is needed' },
  'account.wrong-code': { status: 401, title: 'The code is wrong or was used before' },
  'account.banned': { status: 403, title: 'The account is banned' },
  'account.suspended': { status: 403, title: 'The account is banned for a time' },
  'account.locked': { status: 403, title: 'The account is locked' },
  'account.stale': { status: 401, title: 'The account has changed meanwhile; sign in again' },
  'account.address-banned': { status: 403, title: 'Nobody comes in from this address' },
  'account.registration-closed': { status: 403, title: 'Accounts are made by the operators of this realm' },
  'account.is-guest': { status: 403, title: 'Guests have no password; make an account first' },
  'account.not-guest': { status: 409, title: 'This is a full account already' },
  'account.too-many-guests': { status: 503, title: 'There are as many guests as the realm takes; try again later' },
  'account.invalid-name': { status: 400, title: 'Names have 1 to 16 letters and digits of ASCII' },
  'account.invalid-password': { status: 400, title: 'Passwords have 1 to 16 printable characters of ASCII' },
  'account.name-taken': { status: 409, title: 'There is an account of that name' },
  'account.not-found': { status: 404, title: 'There is no such account' },
  'account.no-device': { status: 404, title: 'There is no such device' },
  'account.no-reset-token': { status: 403, title: 'The token is unknown, was used, or is too old' },
  'account.has-authenticator': { status: 409, title: 'The account has an authenticator already' },
  'account.no-authenticator': { status: 409, title: 'The account has no authenticator' },
  'account.no-offer': { status: 409, title: 'No authenticator is being set up; begin again' },
  'operator.not-a-command': { status: 400, title: 'That is talk, and not a command' },
  'account.throttled': { status: 429, title: 'Too many attempts; try again later' },
} as const satisfies Readonly<Record<string, ProblemKind>>;

/** The code of a problem. */
export type ProblemCode = keyof typeof problems;

/** What is wrong with a part of a request, by a JSON pointer into it. */
export interface PartFault {
  readonly pointer: string;
  readonly detail: string;
}

/** A problem as it is told: problem details (RFC 9457) with the code, and what is wrong with which part. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  /** Names this very request, for whoever looks it up in the log. */
  readonly instance?: string;
  readonly errors?: readonly PartFault[];
}

/** The problem of that code. */
export function problemOf(code: ProblemCode, told: Pick<Problem, 'instance' | 'errors'> = {}): Problem {
  return {
    type: `urn:realmwright:problem:${code}`,
    title: problems[code].title,
    status: problems[code].status,
    code,
    ...told,
  };
}

/** The problem of a status that somebody below us chose. */
export function problemOfStatus(status: number): ProblemCode {
  switch (status) {
    case 404:
      return 'http.not-found';
    case 408:
      return 'http.too-slow';
    case 413:
      return 'http.too-large';
    case 415:
      return 'http.wrong-content-type';
    case 431:
      return 'http.headers-too-large';
    default:
      return status >= 400 && status < 500 ? 'http.invalid-request' : 'http.failed';
  }
}

export const problemMediaType = 'application/problem+json; charset=utf-8';

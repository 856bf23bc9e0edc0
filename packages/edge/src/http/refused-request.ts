import type { FastifyReply } from 'fastify';

/** Answers with a refusal as problem details (RFC 9457); the code says which, and a machine needs nothing else. */
export function refuseRequest(reply: FastifyReply, code: string): FastifyReply {
  const status = statusOf[code] ?? 403;
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send({ type: `urn:realmwright:refusal:${code}`, title: titles[code] ?? 'That is not allowed', status, code });
}

const statusOf: Readonly<Record<string, number>> = {
  'account.throttled': 429,
  'account.too-many-registrations': 429,
  'account.wrong-password': 401,
  'account.wrong-code': 401,
  'account.invalid-name': 400,
  'account.invalid-password': 400,
  'account.name-taken': 409,
};

const titles: Readonly<Record<string, string>> = {
  'account.wrong-password': 'Name or password is wrong',
  'account.code-needed': 'The code of the authenticator is needed',
  'account.wrong-code': 'The code is wrong or was used before',
  'account.throttled': 'Too many attempts; try again later',
  'account.banned': 'The account is banned',
  'account.suspended': 'The account is banned for a time',
  'account.locked': 'The account is locked',
  'account.address-banned': 'Nobody comes in from this address',
  'account.registration-closed': 'Accounts are made by the operators of this realm',
  'account.too-many-registrations': 'Too many accounts were made from this address; try again later',
  'account.invalid-name': 'Names have 1 to 16 letters and digits of ASCII',
  'account.invalid-password': 'Passwords have 1 to 16 printable characters of ASCII',
  'account.name-taken': 'There is an account of that name',
};

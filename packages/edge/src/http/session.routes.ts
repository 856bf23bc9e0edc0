import { call } from '@realmwright/kernel/contract';
import type { WebSessionId } from '@realmwright/kernel/ids';
import { accept, isRefused, refuse } from '@realmwright/kernel/outcome';
import { issueTicket, signIn, ticketMillis } from '@realmwright/services/account/sign-in.contract';
import {
  closeWebSession,
  endDevice,
  openWebSession,
  refreshWebSession,
} from '@realmwright/services/account/web-session.contract';
import Type from 'typebox';
import { socketPath } from '../realtime/handshake.ts';
import { code, deviceName, keep, password, session, username } from './api-fields.ts';
import { type ApiRoute, accountRoute, type Caller, openRoute, type RouteContext, shape } from './api-route.ts';
import { deviceNameOf, fitted } from './fitted-text.ts';
import { handOut, mayHold } from './session-answer.ts';

const refreshToken = Type.String({
  minLength: 1,
  maxLength: 128,
  description: 'Of programs that hold it themselves; browsers send their cookie.',
});

/** Signing in, staying so, and out; tickets for sockets. */
export const sessionRoutes: readonly ApiRoute[] = [
  openRoute(
    {
      method: 'POST',
      path: '/api/session',
      operation: 'signIn',
      tag: 'session',
      about: 'Signs a device in, with the name and password of the game login and the code of the authenticator.',
      rate: 'signing-in',
      takes: shape({
        body: shape({
          username,
          password,
          code: Type.Optional(code),
          device: Type.Optional(deviceName),
          keep: Type.Optional(keep),
        }),
      }),
      gives: { status: 201, about: 'The device is signed in.', content: session },
      refusals: [...openWebSession.refusals, 'http.cookie-only'],
    },
    async ({ body }, _caller, context) => {
      if (!mayHold(body.keep, context)) return refuse('http.cookie-only');
      const { bus, address, program, correlation, refreshCookie } = context;
      const credentials = { ...credentialsOf(body), address, device: deviceNameOf(body.device ?? program) };
      const opened = await call(bus, openWebSession, credentials, { correlation });
      if (isRefused(opened)) return opened;
      // Whoever was signed in with this browser is not any more.
      if (refreshCookie.token !== undefined) {
        await call(bus, closeWebSession, { refreshToken: refreshCookie.token }, { correlation });
      }
      return accept(handOut(opened.value, body.keep, context));
    },
  ),
  accountRoute(
    'player',
    {
      method: 'GET',
      path: '/api/session',
      operation: 'whoAmI',
      tag: 'session',
      about: 'Says who is signed in.',
      rate: 'reading',
      takes: shape({}),
      gives: {
        status: 200,
        about: 'Who the access token is of.',
        content: shape({
          username: Type.String(),
          roles: Type.Array(Type.String()),
          isGuest: Type.Boolean(),
          hasAuthenticator: Type.Boolean(),
          device: Type.String(),
        }),
      },
      refusals: [],
    },
    async (_request, { username: name, roles, isGuest, hasAuthenticator, webSession }) =>
      accept({ username: name, roles: [...roles], isGuest, hasAuthenticator, device: webSession }),
  ),
  openRoute(
    {
      method: 'POST',
      path: '/api/session/refresh',
      operation: 'refresh',
      tag: 'session',
      about:
        'Takes the refresh token for a new one and a new access token. An old one that turns up again ends the session.',
      rate: 'signing-in',
      takes: shape({ body: shape({ refreshToken: Type.Optional(refreshToken) }) }),
      gives: { status: 200, about: 'The device stays signed in.', content: session },
      refusals: [...refreshWebSession.refusals, 'http.cookie-only'],
    },
    async ({ body }, _caller, context) => {
      const { bus, address, correlation, refreshCookie, isPage } = context;
      if (body.refreshToken !== undefined && isPage) return refuse('http.cookie-only');
      const token = body.refreshToken ?? refreshCookie.token;
      if (token === undefined) return refuse('account.no-web-session');
      const refreshed = await call(
        bus,
        refreshWebSession,
        { refreshToken: fitted(token, 128), address },
        { correlation },
      );
      if (!isRefused(refreshed)) {
        return accept(handOut(refreshed.value, body.refreshToken === undefined ? 'cookie' : 'body', context));
      }
      if (body.refreshToken === undefined) refreshCookie.forget();
      return refreshed;
    },
  ),
  openRoute(
    {
      method: 'DELETE',
      path: '/api/session',
      operation: 'signOut',
      tag: 'session',
      about: 'Signs this device out: the one of the access token, or of the cookie. Its socket is closed.',
      rate: 'changing',
      takes: shape({}),
      gives: { status: 204, about: 'It is signed out.', content: Type.Null() },
      refusals: [],
    },
    async (_request, caller, { bus, correlation, refreshCookie }) => {
      if (caller !== undefined) {
        const { accountId, webSession } = caller;
        await call(bus, endDevice, { accountId, webSession }, { correlation });
      }
      if (refreshCookie.token !== undefined) {
        await call(bus, closeWebSession, { refreshToken: refreshCookie.token }, { correlation });
        refreshCookie.forget();
      }
      return accept(null);
    },
  ),
  openRoute(
    {
      method: 'POST',
      path: '/api/tickets',
      operation: 'getTicket',
      tag: 'session',
      about:
        'Gives a ticket that opens one socket within half a minute: to whoever is signed in, or for name and password.',
      rate: 'signing-in',
      takes: shape({
        body: shape({
          username: Type.Optional(username),
          password: Type.Optional(password),
          code: Type.Optional(code),
        }),
      }),
      gives: {
        status: 201,
        about: 'The ticket, and where the socket is.',
        content: shape({
          ticket: Type.String(),
          expiresInSeconds: Type.Integer(),
          socket: Type.String(),
        }),
      },
      refusals: [...signIn.refusals, ...issueTicket.refusals, 'account.no-access', 'http.invalid-request'],
    },
    async ({ body }, caller, context) => {
      const proven = await proveHolder(body, caller, context);
      if (isRefused(proven)) return proven;
      const { bus, correlation, host, isEncrypted, realtimePort } = context;
      const issued = await call(bus, issueTicket, proven.value, { correlation });
      if (isRefused(issued)) return issued;
      return accept({
        ticket: Buffer.from(issued.value.ticket).toString('base64url'),
        expiresInSeconds: ticketMillis / 1000,
        socket: `${isEncrypted ? 'wss' : 'ws'}://${host}:${realtimePort}${socketPath}`,
      });
    },
  ),
];

interface MaybeCredentials {
  readonly username?: string;
  readonly password?: string;
  readonly code?: string;
}

/** Who a ticket is for: whoever the name and password are of, or whoever is signed in. */
async function proveHolder(
  { username: name, password: secret, code: digits }: MaybeCredentials,
  caller: Caller | undefined,
  { bus, address, correlation }: RouteContext,
) {
  if (name === undefined && secret === undefined) {
    return caller === undefined ? refuse('account.no-access') : accept(holderOf(caller, caller.webSession));
  }
  if (name === undefined || secret === undefined) return refuse('http.invalid-request');
  const credentials = { ...credentialsOf({ username: name, password: secret, code: digits }), address };
  const signedIn = await call(bus, signIn, credentials, { correlation });
  return isRefused(signedIn) ? signedIn : accept(holderOf(signedIn.value, undefined));
}

function holderOf(
  { accountId, generation, hasAuthenticator }: Pick<Caller, 'accountId' | 'generation' | 'hasAuthenticator'>,
  webSession: WebSessionId | undefined,
) {
  return { accountId, generation, hasAuthenticator, webSession };
}

function credentialsOf(body: {
  readonly username: string;
  readonly password: string;
  readonly code?: string | undefined;
}) {
  const fit = body.code === undefined ? undefined : fitted(body.code, 16);
  return { username: fitted(body.username, 64), password: fitted(body.password, 128), code: fit };
}

import { call } from '@realmwright/kernel/contract';
import { accept, isRefused, refuse } from '@realmwright/kernel/outcome';
import { registerAccount } from '@realmwright/services/account/sign-in.contract';
import { linkGuest, openGuestSession } from '@realmwright/services/account/web-session.contract';
import Type from 'typebox';
import { deviceName, keep, password, session, username } from './api-fields.ts';
import { type ApiRoute, accountRoute, openRoute, shape } from './api-route.ts';
import { deviceNameOf, fitted } from './fitted-text.ts';
import { handOut, mayHold } from './session-answer.ts';

/** Making accounts, and trying the realm without one. */
export const accountRoutes: readonly ApiRoute[] = [
  openRoute(
    {
      method: 'POST',
      path: '/api/accounts',
      operation: 'register',
      tag: 'accounts',
      about: 'Makes an account, with which one signs in here and in the game.',
      rate: 'registering',
      takes: shape({ body: shape({ username, password }) }),
      gives: {
        status: 201,
        about: 'The account is there.',
        content: shape({ username: Type.String({ description: 'The name as it is kept, in capitals.' }) }),
      },
      refusals: [...registerAccount.refusals, 'account.registration-closed'],
    },
    async ({ body }, _caller, { bus, address, correlation, isRegistrationOpen }) => {
      if (!isRegistrationOpen) return refuse('account.registration-closed');
      const account = { username: fitted(body.username, 64), password: fitted(body.password, 128), address };
      const made = await call(bus, registerAccount, account, { correlation });
      return isRefused(made) ? made : accept({ username: made.value.username });
    },
  ),
  openRoute(
    {
      method: 'POST',
      path: '/api/guests',
      operation: 'tryRealm',
      tag: 'accounts',
      about: 'Begins to try the realm: an account without name and password, removed when it stays away.',
      rate: 'trying',
      takes: shape({ body: shape({ device: Type.Optional(deviceName), keep: Type.Optional(keep) }) }),
      gives: { status: 201, about: 'The guest is signed in.', content: session },
      refusals: [...openGuestSession.refusals, 'http.cookie-only'],
    },
    async ({ body }, _caller, context) => {
      if (!mayHold(body.keep, context)) return refuse('http.cookie-only');
      const { bus, address, program, correlation } = context;
      const guest = { address, device: deviceNameOf(body.device ?? program) };
      const opened = await call(bus, openGuestSession, guest, { correlation });
      return isRefused(opened) ? opened : accept(handOut(opened.value, body.keep, context));
    },
  ),
  accountRoute(
    'player',
    {
      method: 'POST',
      path: '/api/session/link',
      operation: 'linkGuest',
      tag: 'accounts',
      about: 'Makes the account of a guest one of its own, with all its characters.',
      rate: 'registering',
      takes: shape({ body: shape({ username, password }) }),
      gives: { status: 200, about: 'The account is a full one.', content: shape({ username: Type.String() }) },
      refusals: linkGuest.refusals,
    },
    async ({ body }, { accountId }, { bus, correlation }) => {
      const account = { accountId, username: fitted(body.username, 64), password: fitted(body.password, 128) };
      return await call(bus, linkGuest, account, { correlation });
    },
  ),
];

import { call } from '@realmwright/kernel/contract';
import { accept, isRefused } from '@realmwright/kernel/outcome';
import {
  changePassword,
  confirmAuthenticator,
  offerAuthenticator,
  removeAuthenticator,
  resetPassword,
} from '@realmwright/services/account/credentials.contract';
import Type from 'typebox';
import { code, moment, password } from './api-fields.ts';
import { type ApiRoute, accountRoute, openRoute, shape } from './api-route.ts';
import { fitted } from './fitted-text.ts';
import { instant } from './session-answer.ts';

const resetToken = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', description: 'From an operator of the realm.' });
const done = { status: 204, about: 'It is done.', content: Type.Null() } as const;

/** What people sign in with: passwords and authenticators. */
export const credentialRoutes: readonly ApiRoute[] = [
  openRoute(
    {
      method: 'POST',
      path: '/api/password',
      operation: 'resetPassword',
      tag: 'credentials',
      about: 'Sets a new password by a token from an operator, good once, and signs every device out.',
      rate: 'signing-in',
      takes: shape({ body: shape({ token: resetToken, newPassword: password }) }),
      gives: { status: 200, about: 'Whose password it is.', content: shape({ username: Type.String() }) },
      refusals: resetPassword.refusals,
    },
    async ({ body: { token, newPassword } }, _caller, { bus, address, correlation }) =>
      await call(bus, resetPassword, { token, newPassword: fitted(newPassword, 128), address }, { correlation }),
  ),
  accountRoute(
    'player',
    {
      method: 'PUT',
      path: '/api/password',
      operation: 'changePassword',
      tag: 'credentials',
      about: 'Changes the password and signs every device out, this one too.',
      rate: 'signing-in',
      takes: shape({ body: shape({ password, newPassword: password }) }),
      gives: done,
      refusals: changePassword.refusals,
    },
    async ({ body }, { accountId }, { bus, address, correlation }) => {
      const change = { accountId, password: fitted(body.password, 128), newPassword: fitted(body.newPassword, 128) };
      const changed = await call(bus, changePassword, { ...change, address }, { correlation });
      return isRefused(changed) ? changed : accept(null);
    },
  ),
  accountRoute(
    'player',
    {
      method: 'POST',
      path: '/api/authenticator',
      operation: 'beginAuthenticator',
      tag: 'credentials',
      about: 'Offers a secret for an authenticator program, which counts as soon as one of its codes was entered.',
      rate: 'signing-in',
      takes: shape({ body: shape({ password }) }),
      gives: {
        status: 201,
        about: 'The secret, for typing, and the address that a picture code holds. Shown this once.',
        content: shape({ secret: Type.String(), uri: Type.String(), endsAt: moment }),
      },
      refusals: offerAuthenticator.refusals,
    },
    async ({ body }, { accountId }, { bus, address, correlation }) => {
      const proof = { accountId, password: fitted(body.password, 128), address };
      const offered = await call(bus, offerAuthenticator, proof, { correlation });
      if (isRefused(offered)) return offered;
      const { secret, uri, endsAt } = offered.value;
      return accept({ secret, uri, endsAt: instant(endsAt) });
    },
  ),
  accountRoute(
    'player',
    {
      method: 'PUT',
      path: '/api/authenticator',
      operation: 'confirmAuthenticator',
      tag: 'credentials',
      about:
        'Sets up the authenticator that was offered, by one of its codes, and signs out every device but this one.',
      rate: 'signing-in',
      takes: shape({ body: shape({ code }) }),
      gives: {
        status: 200,
        about: 'How many other devices were signed out, game clients among them.',
        content: shape({ endedCount: Type.Integer() }),
      },
      refusals: confirmAuthenticator.refusals,
    },
    async ({ body }, { accountId, webSession: keep }, { bus, address, correlation }) => {
      const entered = { accountId, code: fitted(body.code, 16), address, keep };
      return await call(bus, confirmAuthenticator, entered, { correlation });
    },
  ),
  accountRoute(
    'player',
    {
      method: 'POST',
      path: '/api/authenticator/off',
      operation: 'removeAuthenticator',
      tag: 'credentials',
      about:
        'Takes the authenticator away, from whoever knows the password and has a code of it. All devices stay signed in.',
      rate: 'signing-in',
      takes: shape({ body: shape({ password, code }) }),
      gives: done,
      refusals: removeAuthenticator.refusals,
    },
    async ({ body }, { accountId }, { bus, address, correlation }) => {
      const proof = { accountId, password: fitted(body.password, 128), code: fitted(body.code, 16), address };
      const removed = await call(bus, removeAuthenticator, proof, { correlation });
      return isRefused(removed) ? removed : accept(null);
    },
  ),
];

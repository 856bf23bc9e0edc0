import { call } from '@realmwright/kernel/contract';
import { webSessionId } from '@realmwright/kernel/ids';
import { accept, isRefused, refuse } from '@realmwright/kernel/outcome';
import { endDevice, endDevices, listDevices } from '@realmwright/services/account/web-session.contract';
import Type from 'typebox';
import { after, device, limit } from './api-fields.ts';
import { type ApiRoute, accountRoute, pageOf, shape } from './api-route.ts';
import { instant } from './session-answer.ts';

const deviceId = Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' });
const devicesAtOnce = 20;

/** The devices of an account. */
export const deviceRoutes: readonly ApiRoute[] = [
  accountRoute(
    'player',
    {
      method: 'GET',
      path: '/api/devices',
      operation: 'listDevices',
      tag: 'devices',
      about: 'Lists the devices that are signed in, the newest first.',
      rate: 'reading',
      takes: shape({ query: shape({ after: Type.Optional(after), limit: Type.Optional(limit) }) }),
      gives: { status: 200, about: 'A part of the list.', content: pageOf(device) },
      refusals: [],
    },
    async ({ query }, { accountId, webSession }, { bus, correlation }) => {
      const from = query.after === undefined ? undefined : webSessionId(query.after.slice(0, 22));
      const page = { accountId, after: from, limit: query.limit ?? devicesAtOnce };
      const listed = await call(bus, listDevices, page, { correlation });
      if (isRefused(listed)) return listed;
      const { devices, hasMore } = listed.value;
      const items = devices.map((one) => ({
        id: one.webSession,
        name: one.device,
        address: one.address,
        signedInAt: instant(one.createdAt),
        lastUsedAt: instant(one.lastUsedAt),
        endsAt: instant(one.endsAt),
        isCurrent: one.webSession === webSession,
        isPlaying: one.isPlaying,
        ...(one.warning && { warning: one.warning }),
      }));
      const last = devices.at(-1);
      return accept({ items, ...(hasMore && last && { next: last.webSession }) });
    },
  ),
  accountRoute(
    'player',
    {
      method: 'DELETE',
      path: '/api/devices/{device}',
      operation: 'signOutDevice',
      tag: 'devices',
      about: 'Signs one device out and closes its socket.',
      rate: 'changing',
      takes: shape({ path: shape({ device: deviceId }) }),
      gives: { status: 204, about: 'It is signed out.', content: Type.Null() },
      refusals: ['account.no-device'],
    },
    async ({ path }, { accountId }, { bus, correlation }) => {
      const named = { accountId, webSession: webSessionId(path.device) };
      const ended = await call(bus, endDevice, named, { correlation });
      return isRefused(ended) ? refuse('account.no-device') : accept(null);
    },
  ),
  accountRoute(
    'player',
    {
      method: 'DELETE',
      path: '/api/devices',
      operation: 'signOutOthers',
      tag: 'devices',
      about: 'Signs out every device but this one, and closes their sockets.',
      rate: 'changing',
      takes: shape({}),
      gives: { status: 200, about: 'How many they were.', content: shape({ endedCount: Type.Integer() }) },
      refusals: [],
    },
    async (_request, { accountId, webSession }, { bus, correlation }) =>
      await call(bus, endDevices, { accountId, keep: webSession }, { correlation }),
  ),
];

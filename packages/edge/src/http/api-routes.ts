import { accountRoutes } from './account.routes.ts';
import type { ApiRoute } from './api-route.ts';
import { credentialRoutes } from './credential.routes.ts';
import { deviceRoutes } from './device.routes.ts';
import { operatorRoutes } from './operator/operator.routes.ts';
import { sessionRoutes } from './session.routes.ts';

/** Everything that the API can be asked for, from the files that declare it. */
export const apiRoutes: readonly ApiRoute[] = [
  ...accountRoutes,
  ...sessionRoutes,
  ...deviceRoutes,
  ...credentialRoutes,
  ...operatorRoutes,
];

import type { Connection } from './connection.ts';
import type { GatewayCore } from './gateway-core.ts';

/** A session has come to the character screen: what the public servers of its build send unasked. */
export function sessionOpened(_gateway: GatewayCore, _connection: Connection): void {}

/** The HTTP role, for the composition root. */
export type { ConnectionLimits } from '../listener/open-connections.ts';
export { type HttpConfig, type HttpPorts, type HttpServer, startHttp } from './http-server.ts';
export { factsOf } from './realm.routes.ts';

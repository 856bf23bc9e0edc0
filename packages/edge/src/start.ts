/** The roles of this package, for the composition root. */
export { defaultLoginLimits, type LoginConfig, type LoginLimits, type LoginRealm } from './auth/login-config.ts';
export { type LoginServer, startLoginServer } from './auth/login-server.ts';
export { type Gateway, startGateway } from './gateway/gateway.ts';
export { defaultGatewayLimits, type GatewayConfig, type GatewayLimits } from './gateway/gateway-config.ts';
export { type HttpConfig, type HttpPorts, type HttpServer, startHttp } from './http/http-server.ts';

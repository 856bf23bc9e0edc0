/** The roles of this package, for the composition root. */
export { type Gateway, startGateway } from './gateway/gateway.ts';
export { defaultGatewayLimits, type GatewayConfig, type GatewayLimits } from './gateway/gateway-config.ts';

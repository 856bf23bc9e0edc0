/** The gateway role, for the composition root. */

export { edgeOfProcess } from './edge-of-process.ts';
export { gatewayFaultPoints } from './gateway.faults.ts';
export { type Gateway, startGateway } from './gateway.ts';
export { defaultGatewayLimits, type GatewayConfig, type GatewayLimits } from './gateway-config.ts';

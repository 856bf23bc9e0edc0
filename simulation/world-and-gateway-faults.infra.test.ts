import { gatewayFaultPoints } from '@realmwright/edge/start';
import { worldFaultPoints } from '@realmwright/world/start';
import { walkFaultPoints } from './walk-fault-points.ts';

walkFaultPoints('worlds and gateways', [...worldFaultPoints, ...gatewayFaultPoints]);

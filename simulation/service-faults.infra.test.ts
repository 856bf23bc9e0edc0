import { servicesFaultPoints } from '@realmwright/services/start';
import { walkFaultPoints } from './walk-fault-points.ts';

walkFaultPoints('services', servicesFaultPoints);

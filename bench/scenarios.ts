import type { Scenario } from './scenario.ts';
import { authTiming } from './scenarios/auth-timing.bench.ts';
import { gatewayEcho } from './scenarios/gateway-echo.bench.ts';
import { interest } from './scenarios/interest.bench.ts';
import { movementEnvelope } from './scenarios/movement-envelope.bench.ts';
import { startAndIdle } from './scenarios/start-and-idle.bench.ts';
import { translatorPlace } from './scenarios/translator-place.bench.ts';
import { zone } from './scenarios/zone.bench.ts';

/** Every scenario by name, in the order in which `all` runs them. */
export const scenarios: readonly Scenario[] = [
  startAndIdle,
  gatewayEcho,
  interest,
  translatorPlace,
  zone,
  movementEnvelope,
  authTiming,
];

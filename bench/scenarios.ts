import type { Scenario } from './scenario.ts';
import { authTiming } from './scenarios/auth-timing.bench.ts';
import { busBytes } from './scenarios/bus-bytes.bench.ts';
import { everybody } from './scenarios/everybody.bench.ts';
import { gatewayEcho } from './scenarios/gateway-echo.bench.ts';
import { growth } from './scenarios/growth.bench.ts';
import { interest } from './scenarios/interest.bench.ts';
import { joinStorm } from './scenarios/join-storm.bench.ts';
import { loginStorm } from './scenarios/login-storm.bench.ts';
import { mixedZone } from './scenarios/mixed-zone.bench.ts';
import { movementEnvelope } from './scenarios/movement-envelope.bench.ts';
import { overload } from './scenarios/overload.bench.ts';
import { pageFrames } from './scenarios/page-frames.bench.ts';
import { sessions } from './scenarios/sessions.bench.ts';
import { startAndIdle } from './scenarios/start-and-idle.bench.ts';
import { translatorPlace } from './scenarios/translator-place.bench.ts';
import { webEverybody } from './scenarios/web-everybody.bench.ts';
import { webOverload } from './scenarios/web-overload.bench.ts';
import { webZone } from './scenarios/web-zone.bench.ts';
import { zone } from './scenarios/zone.bench.ts';

/** Every scenario by name, in the order in which `all` runs them. */
export const scenarios: readonly Scenario[] = [
  startAndIdle,
  gatewayEcho,
  interest,
  translatorPlace,
  movementEnvelope,
  authTiming,
  busBytes,
  loginStorm,
  joinStorm,
  sessions,
  zone,
  growth,
  everybody,
  overload,
  webZone,
  mixedZone,
  webEverybody,
  webOverload,
  pageFrames,
];

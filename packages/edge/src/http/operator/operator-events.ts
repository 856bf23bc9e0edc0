import { characterNameType } from '@realmwright/kernel/character-sheet';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { edgeIdType, instanceIdType, mapIdType, sessionIdType } from '@realmwright/kernel/schema/domain';
import { jsonFormOf } from '@realmwright/kernel/schema/json-form';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import {
  f64,
  list,
  literals,
  optional,
  struct,
  u8,
  u16,
  u32,
  u64,
  union,
  utf8,
} from '@realmwright/kernel/schema/types';
import { deliveries } from '@realmwright/protocol/realtime/delivery';
import { qualities } from '@realmwright/protocol/realtime/quality';
import { mostThingsSurveyed, surveyedFormType } from '@realmwright/world/survey/survey.contract';
import { resumptionOutcomes } from '../../realtime/realtime-traffic.contract.ts';
import { audiences } from '../../realtime/rooms/audience.ts';

/**
 * What `GET /api/operator/events` tells, as the JSON form of these descriptions: pages read with them what servers write.
 * All but the first and the last event replace what was said before of the same thing, so missing one costs nothing.
 */

const nameType = utf8({ maxBytes: 255 });

/** Most sessions that are told at once; `totalCount` says how many there are. */
export const mostSessionsTold = 2_000;
/** Time between two samples, milliseconds, and how many of them are kept: a quarter of an hour. */
export const samplePeriodMillis = 2_000;
export const mostSamples = 450;

/** Sessions of both kinds of edge, and bytes per second from and to clients. `at`: milliseconds since the Unix epoch. */
export const sampleType = struct({ at: f64, game: u32, realtime: u32, bytesIn: f64, bytesOut: f64 });
export type Sample = ValueOf<typeof sampleType>;

/** One session, at whichever edge. `build` is that of a game client; others say the form of their frames. */
export const toldSessionType = struct({
  edge: edgeIdType,
  session: sessionIdType,
  protocol: literals('game', 'realtime'),
  build: optional(u16),
  form: optional(literals('binary', 'json')),
  state: utf8({ maxBytes: 16 }),
  address: utf8({ maxBytes: 45 }),
  account: utf8({ maxBytes: 64 }),
  character: characterNameType,
  map: optional(mapIdType),
  latencyMillis: u16,
  queuedBytes: u32,
  openSeconds: u32,
});
export type ToldSession = ValueOf<typeof toldSessionType>;

/** One thing on the map; `flags` are `surveyFlags`, left out when none is set. Yards and radians, rounded. */
export const toldThingType = struct({
  thing: u32,
  form: surveyedFormType,
  entry: optional(u32),
  name: optional(characterNameType),
  x: f64,
  y: f64,
  orientation: f64,
  flags: optional(u8),
});
export type ToldThing = ValueOf<typeof toldThingType>;

const mapType = struct({ id: mapIdType, name: nameType, minX: f64, maxX: f64, minY: f64, maxY: f64 });

export const operatorEventType = union({
  /** Comes first: what the realm is. */
  realm: struct({ name: nameType, version: utf8({ maxBytes: 64 }), maps: list(mapType, { max: 1_000 }) }),
  /** Comes second: how it did lately, oldest first. */
  history: struct({ samples: list(sampleType, { max: mostSamples }) }),
  /** One running instance. `called` names the templates of the things that are told. */
  survey: struct({
    instance: instanceIdType,
    map: mapIdType,
    epoch: u32,
    at: f64,
    step: struct({ mean: f64, p99: f64, max: f64 }),
    waiting: u32,
    counts: struct({ players: u32, creatures: u32, objects: u32, corpses: u32 }),
    called: list(struct({ form: surveyedFormType, entry: u32, name: nameType }), { max: mostThingsSurveyed }),
    things: list(toldThingType, { max: mostThingsSurveyed }),
  }),
  /** An instance that was told of and is silent. */
  gone: struct({ instance: instanceIdType }),
  /** `silent` are edges that live and did not answer. */
  sessions: struct({
    totalCount: u32,
    silent: list(edgeIdType, { max: 255 }),
    sessions: list(toldSessionType, { max: mostSessionsTold }),
  }),
  /** The newest sample, and the same of each edge. */
  numbers: struct({
    sample: sampleType,
    edges: list(
      struct({ edge: edgeIdType, protocol: literals('game', 'realtime'), sessions: u32, bytesIn: f64, bytesOut: f64 }),
      { max: 255 },
    ),
  }),
  /**
   * What the lines of the realtime edges carry, by the kind of room it is for: messages and bytes per second and times to
   * leave over the last ten seconds, everything else since the edges started. `silent` are edges that did not answer.
   */
  traffic: struct({
    at: f64,
    silent: list(edgeIdType, { max: 255 }),
    rooms: list(
      struct({
        room: literals(...audiences),
        rooms: u32,
        members: u32,
        dropped: f64,
        /** Of what was timed; left out when nothing was. `p99`: 99 of 100 were as fast as this. */
        millis: optional(struct({ mean: f64, p99: f64 })),
        classes: list(struct({ delivery: literals(...deliveries), messages: f64, bytes: f64 }), {
          max: deliveries.length,
        }),
      }),
      { max: audiences.length },
    ),
    resumptions: list(struct({ outcome: literals(...resumptionOutcomes), count: f64 }), {
      max: resumptionOutcomes.length,
    }),
    gaps: f64,
    drifts: f64,
    qualities: list(struct({ quality: literals(...qualities), sessions: u32 }), { max: qualities.length }),
  }),
  /** Operators did something: the log has grown up to this entry, or one of its entries has an outcome. */
  logged: struct({ entry: u64 }),
  /** The last one. Whoever was signed out or has lost the role need not come back. */
  end: struct({ reason: literals('signed-out', 'role-taken', 'not-known', 'closing') }),
});
export type OperatorEvent = ValueOf<typeof operatorEventType>;

/** The JSON form of these events. */
export const operatorEvents = jsonFormOf(codecOf(operatorEventType, 'operator event'), 'operator event');

import type { RealmId } from '@realmwright/kernel/ids';
import type { Slot } from '../actor/entities.ts';
import { unitFlags } from '../actor/entity-fields.ts';
import type { World } from '../world.ts';
import type { StepTimes } from './step-times.ts';
import { mostThingsSurveyed, type Survey, type SurveyedThing, surveyFlags } from './survey.contract.ts';

/** What is known of an instance besides its world. */
export interface SurveyTerms {
  readonly realm: RealmId;
  readonly step: ReturnType<StepTimes['summary']>;
  readonly waiting: number;
  /** Most things that are told. */
  readonly most?: number;
}

/** The instance as it stands between two steps: reads the world and leaves no trace in it. */
export function surveyOf(world: World, { realm, step, waiting, most = mostThingsSurveyed }: SurveyTerms): Survey {
  const { instance, map, epoch } = world.setup;
  const things: SurveyedThing[] = [];
  for (const { slot } of world.players) if (things.length < most) things.push(thingAt(world, slot));
  const counts = { players: world.players.count, creatures: 0, objects: 0, corpses: 0 };
  const { entities } = world;
  for (let slot = 0; slot < entities.usedSlots; slot++) {
    if (entities.alive[slot] !== 1) continue;
    const kind = entities.kindOf(slot);
    if (kind === 'player') continue;
    counts[countOf[kind]] += 1;
    if (things.length < most) things.push(thingAt(world, slot));
  }
  return { realm, instance, map, epoch, tick: world.time.tick, at: world.time.now, step, waiting, counts, things };
}

const countOf = { creature: 'creatures', object: 'objects', corpse: 'corpses' } as const;

function thingAt(world: World, slot: Slot): SurveyedThing {
  const { entities, places } = world;
  return {
    thing: entities.idOf(slot),
    form: entities.kindOf(slot),
    entry: entities.entryOf(slot),
    name: world.players.findAt(slot)?.sheet.name ?? '',
    // As the bus carries them.
    x: Math.fround(places.x[slot] ?? 0),
    y: Math.fround(places.y[slot] ?? 0),
    orientation: Math.fround(places.orientation[slot] ?? 0),
    flags: flagsOf(world, slot),
  };
}

function flagsOf(world: World, slot: Slot): number {
  const { fields, deaths, players } = world;
  const player = players.findAt(slot);
  const death = player === undefined ? undefined : deaths.find(slot);
  const isSlain = player === undefined && fields.get(slot, 'maxHealth') > 0 && fields.get(slot, 'health') === 0;
  let flags = 0;
  if (death !== undefined || isSlain) flags |= death?.isReleased === true ? surveyFlags.ghost : surveyFlags.dead;
  if ((fields.get(slot, 'unitFlags') & unitFlags.inCombat) !== 0) flags |= surveyFlags.fighting;
  if (player !== undefined && player.connection === undefined) flags |= surveyFlags.held;
  if (player?.isHidden === true) flags |= surveyFlags.hidden;
  return flags;
}

import type { Deck, Field, HousePlan, Land, Spot } from './land.ts';
import { directionOf, distanceBetween, type Footprint, isInFootprint } from './line.ts';
import { chanceAt, mix } from './noise.ts';

/** A building as it stands. `look` (0 up to 1) tells houses of one kind apart: colours, chimneys and the like. */
export interface House extends Footprint {
  readonly name: string;
  readonly kind: HousePlan['kind'];
  /** Height of the ground that it stands on. */
  readonly z: number;
  /** The spot before its door. */
  readonly door: Spot;
  readonly look: number;
}

/** Planks as they lie: a rectangle, and the heights of its two ends. */
export interface Planks extends Footprint {
  readonly kind: Deck['kind'];
  readonly from: Spot & { readonly z: number };
  readonly to: Spot & { readonly z: number };
}

/** A tilled rectangle as it lies; its rows run along its front direction. */
export interface TilledField extends Footprint {
  readonly crop: Field['crop'];
}

/** How far before its front a house's door step is. */
const DOOR_YARDS = 1.5;
/** How high planks lie over the water that they end in. */
const FREEBOARD_YARDS = 0.7;

/** The footprints of the houses of a land. */
export function footprintsOf({ houses }: Land): Footprint[] {
  return houses.map((house) => ({ ...placeOf(house), width: house.width, depth: house.depth }));
}

function placeOf({ x, y, faces }: HousePlan): Spot & { front: Spot } {
  return { x, y, front: directionOf({ x, y }, faces) };
}

/** The houses of a land, on ground whose height is known. */
export function housesOf({ seed, houses }: Land, groundHeight: (x: number, y: number) => number): House[] {
  return houses.map((plan, index) => {
    const { front } = placeOf(plan);
    const out = plan.depth / 2 + DOOR_YARDS;
    return {
      name: plan.name,
      kind: plan.kind,
      x: plan.x,
      y: plan.y,
      z: groundHeight(plan.x, plan.y),
      front,
      width: plan.width,
      depth: plan.depth,
      door: { x: plan.x + front.x * out, y: plan.y + front.y * out },
      look: chanceAt(seed + 41, index, 0),
    };
  });
}

/** The bridges and jetties of a land, on what is known of ground and water. */
export function planksOf({ decks }: Land, ground: Banks): Planks[] {
  const endOf = ({ x, y }: Spot): Spot & { z: number } => {
    const level = ground.waterLevelAt(x, y);
    return { x, y, z: level === undefined ? ground.bareHeightAt(x, y) : level + FREEBOARD_YARDS };
  };
  return decks.map(({ kind, from, to, width }) => ({
    kind,
    x: (from.x + to.x) / 2,
    y: (from.y + to.y) / 2,
    front: directionOf(from, to),
    width,
    depth: distanceBetween(from.x, from.y, to.x, to.y),
    from: endOf(from),
    to: endOf(to),
  }));
}

/** What planks lie on. */
interface Banks {
  bareHeightAt(x: number, y: number): number;
  waterLevelAt(x: number, y: number): number | undefined;
}

/** The tilled fields of a land. */
export function tilledFieldsOf({ fields }: Land): TilledField[] {
  return fields.map(({ faces, ...field }) => ({ ...field, front: directionOf(field, faces) }));
}

/** Height of the planks over a point of them. */
export function plankHeight({ from, to, front, depth }: Planks, x: number, y: number): number {
  const along = (x - from.x) * front.x + (y - from.y) * front.y;
  return mix(from.z, to.z, Math.min(1, Math.max(0, along / depth)));
}

/** Whether a point is on some planks. */
export function planksAt(planks: readonly Planks[], at: Spot): Planks | undefined {
  return planks.find((one) => isInFootprint(one, at));
}

import type { SeenThing } from '@realmwright/client/world-view';
import { onScopeDispose, type ShallowRef, shallowRef } from 'vue';
import type { Game } from '../game.ts';
import { keepSame } from './keep-same.ts';

/** Somebody as a frame shows them. */
export interface Frame {
  readonly thing: number;
  readonly form: SeenThing['form'];
  readonly name: string;
  readonly level: number;
  readonly health: number;
  readonly maxHealth: number;
  readonly power: number;
  readonly maxPower: number;
  readonly race: number;
  readonly calling: number;
  readonly gender: number;
  readonly hairColour: number;
  /** Whole yards. */
  readonly distance: number;
  /** Whether something can be handed over to it, or snatched from it. */
  readonly isInReach: boolean;
  readonly isFoe: boolean;
  /** The kind of thing that it carries; 0 for nothing. */
  readonly carries: number;
}

/** What is shown around the picture, as it was a moment ago. */
export interface Hud {
  readonly own: Frame | undefined;
  readonly target: Frame | undefined;
  /** The nearest of those near, and how many there are in all. */
  readonly others: readonly Frame[];
  readonly otherCount: number;
  readonly takeable: Frame | undefined;
  readonly isSitting: boolean;
  readonly isDead: boolean;
  readonly isGhost: boolean;
  readonly experienceShare: number;
  readonly hour: number;
  readonly weather: string;
}

const nothing: Hud = {
  own: undefined,
  target: undefined,
  others: [],
  otherCount: 0,
  takeable: undefined,
  isSitting: false,
  isDead: false,
  isGhost: false,
  experienceShare: 0,
  hour: 12,
  weather: 'fine',
};

/** The bit of `playerFlags` of spirits. */
const GHOST = 0x8;

/** Texts need not follow every frame of the picture, and a list that somebody reads even less; milliseconds. */
const everyMillis = 200;
const othersEveryMillis = 1_000;
/** A clock that shows minutes. */
const MINUTES = 60;
/** Most people that the list shows: about twice as many as fit into it, for their order and distances change all the time. */
const mostOthers = 12;

/**
 * What is shown around the picture, read from the game a few times a second. Whatever has not changed stays the same object:
 * with a crowd in view, showing it anew would cost more than drawing the picture.
 */
export function useHud(game: Readonly<ShallowRef<Game | undefined>>) {
  const hud = shallowRef(nothing);
  let readOthersAt = Number.NEGATIVE_INFINITY;
  const look = (): void => {
    if (document.hidden || game.value === undefined) return;
    const now = performance.now();
    const isListDue = now - readOthersAt >= othersEveryMillis;
    if (isListDue) readOthersAt = now;
    hud.value = keepSame(hud.value, readHud(game.value, now, hud.value, isListDue));
  };
  const timer = setInterval(look, everyMillis);
  look();
  onScopeDispose(() => clearInterval(timer));
  return hud;
}

function readHud(game: Game, now: number, former: Hud, isListDue: boolean): Hud {
  const { own } = game;
  const target = game.line.world.things.get(game.target);
  const takeable = game.findTakeable();
  const ofLevel = own?.number('experienceOfLevel') ?? 0;
  return {
    own: own && keepSame(former.own, frameOf(game, own)),
    target: target && keepSame(former.target, frameOf(game, target)),
    ...(isListDue ? readOthers(game, former) : { others: former.others, otherCount: former.otherCount }),
    takeable: takeable && keepSame(former.takeable, frameOf(game, takeable)),
    isSitting: own?.number('standState') === 1,
    isDead: own !== undefined && own.number('maxHealth') > 0 && own.number('health') === 0,
    isGhost: ((own?.number('playerFlags') ?? 0) & GHOST) !== 0,
    experienceShare: ofLevel === 0 ? 0 : (own?.number('experience') ?? 0) / ofLevel,
    hour: Math.floor(game.time.hourAt(now) * MINUTES) / MINUTES,
    weather: game.weather.kind,
  };
}

function readOthers(game: Game, former: Hud): Pick<Hud, 'others' | 'otherCount'> {
  const near = game.listOthers();
  const known = new Map(former.others.map((frame) => [frame.thing, frame]));
  const others = near.slice(0, mostOthers).map((other) => keepSame(known.get(other.thing), frameOf(game, other)));
  return { others: keepSame(former.others, others), otherCount: near.length };
}

function frameOf(game: Game, thing: SeenThing): Frame {
  return {
    thing: thing.thing,
    form: thing.form,
    name: thing.name || 'Somebody',
    level: thing.number('level'),
    health: thing.number('health'),
    maxHealth: thing.number('maxHealth'),
    power: thing.number('power'),
    maxPower: thing.number('maxPower'),
    race: thing.number('race'),
    calling: thing.number('class'),
    gender: thing.number('gender'),
    hairColour: thing.number('hairColor'),
    distance: Math.round(game.distanceTo(thing.thing)),
    isInReach: game.isInReach(thing.thing),
    isFoe: thing.number('duelTeam') !== 0,
    carries: thing.number('carriedObject'),
  };
}

import type { SeenThing } from '@realmwright/client/world-view';
import { onScopeDispose, type ShallowRef, shallowRef } from 'vue';
import type { Game } from '../game.ts';

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
  readonly distance: number;
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

/** Texts need not follow every frame of the picture; milliseconds. */
const everyMillis = 200;
/** Most people that the list shows. */
const mostOthers = 30;

/** What is shown around the picture, read from the game a few times a second. */
export function useHud(game: Readonly<ShallowRef<Game | undefined>>) {
  const hud = shallowRef(nothing);
  const look = (): void => {
    if (!document.hidden && game.value !== undefined) hud.value = readHud(game.value, performance.now());
  };
  const timer = setInterval(look, everyMillis);
  look();
  onScopeDispose(() => clearInterval(timer));
  return hud;
}

function readHud(game: Game, now: number): Hud {
  const { own } = game;
  const target = game.line.world.things.get(game.target);
  const takeable = game.findTakeable();
  const others = game.listOthers();
  const ofLevel = own?.number('experienceOfLevel') ?? 0;
  return {
    own: own && frameOf(game, own),
    target: target && frameOf(game, target),
    others: others.slice(0, mostOthers).map((other) => frameOf(game, other)),
    otherCount: others.length,
    takeable: takeable && frameOf(game, takeable),
    isSitting: own?.number('standState') === 1,
    isDead: own !== undefined && own.number('maxHealth') > 0 && own.number('health') === 0,
    isGhost: ((own?.number('playerFlags') ?? 0) & GHOST) !== 0,
    experienceShare: ofLevel === 0 ? 0 : (own?.number('experience') ?? 0) / ofLevel,
    hour: game.time.hourAt(now),
    weather: game.weather.kind,
  };
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
    distance: game.distanceTo(thing.thing),
    isFoe: thing.number('duelTeam') !== 0,
    carries: thing.number('carriedObject'),
  };
}

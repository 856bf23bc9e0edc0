import type { SeenThing } from '@realmwright/client/world-view';
import type { Texture } from 'pixi.js';
import type { Settings } from '../../settings/settings.ts';
import type { Game } from '../game.ts';
import { Actor, type ActorTools } from './actor.ts';
import type { Daylight } from './daylight.ts';
import type { DepthOrder } from './depth-order.ts';
import type { Footprints } from './footprints.ts';
import type { Gesturing } from './gestures.ts';
import { paintSpot } from './picture.ts';
import type { PlacedPicture } from './placed-picture.ts';

/** How near to a figure a click means it, points of the screen. */
const CLICK_POINTS = 34;

/** What the figures of a scene share with the rest of it. */
export interface ActorLayerTools extends ActorTools {
  readonly bodies: DepthOrder<PlacedPicture>;
  readonly prints: Footprints;
  readonly daylight: Daylight;
}

/** Everybody and everything that comes and goes: a figure for each thing in view. */
export class ActorLayer {
  readonly #game: Game;
  readonly #settings: Settings;
  readonly #tools: ActorLayerTools;
  readonly #actors = new Map<number, Actor>();
  readonly #shadow: Texture;
  // Settings are watched: each look at one costs something, and hundreds of figures look.
  #isStill = false;
  #showsNames = true;

  constructor(game: Game, settings: Settings, tools: ActorLayerTools) {
    this.#game = game;
    this.#settings = settings;
    this.#tools = tools;
    this.#shadow = paintSpot(64, '20 26 16', 0.62);
  }

  /** Draws all of them as they are now. */
  update(now: number, seconds: number): void {
    this.#isStill = this.#settings.isStill;
    this.#showsNames = this.#settings.showsNames;
    const { line, self, own } = this.#game;
    const { things } = line.world;
    for (const [id, actor] of this.#actors) if (things.get(id) !== actor.thing) this.#remove(id, actor);
    for (const thing of things.values()) if (thing.thing !== self) this.#draw(thing, now, seconds);
    // Last, so that no other name hides one's own.
    if (own !== undefined) this.#draw(own, now, seconds);
  }

  /** Whom a click at a point of the picture means. */
  findAt(right: number, down: number): number | undefined {
    const { camera } = this.#tools;
    let nearest: number | undefined;
    let least = CLICK_POINTS;
    for (const [thing, { headHeight }] of this.#actors) {
      const shown = this.#game.shownOf(thing);
      if (shown === undefined || thing === this.#game.self) continue;
      const x = camera.right(shown.y) * camera.zoom + camera.shiftRight;
      const y = (camera.down(shown.x) - headHeight / 2) * camera.zoom + camera.shiftDown;
      const away = Math.hypot(x - right, (y - down) * 0.7);
      if (away >= least) continue;
      least = away;
      nearest = thing;
    }
    return nearest;
  }

  /** Says something in a bubble. */
  speak(thing: number, text: string, isYelled: boolean, now: number): void {
    this.#actors.get(thing)?.speak(text, isYelled, now);
  }

  /** Makes a gesture. */
  gesture(thing: number, moves: Gesturing, now: number): void {
    this.#actors.get(thing)?.gesture(moves, now);
  }

  #draw(thing: SeenThing, now: number, seconds: number): void {
    const game = this.#game;
    const { camera, prints } = this.#tools;
    const shown = game.shownOf(thing.thing);
    if (shown === undefined) return;
    const actor = this.#actors.get(thing.thing) ?? this.#add(thing);
    const isFar = Math.abs(shown.x - camera.x) > camera.reachX + 5 || Math.abs(shown.y - camera.y) > camera.reachY + 4;
    actor.body.isSeen = !isFar;
    if (isFar) return;
    actor.isNamed =
      this.#showsNames && (thing.form === 'player' || thing.thing === game.target || thing.number('npcFlags') > 0);
    actor.update(shown, now, seconds, this.#isStill);
    if (thing.form === 'player') prints.follow(thing.thing, shown, game.country, now);
    this.#shineFrom(thing, shown.x, shown.y, now);
  }

  /** Whoever carries the lantern has light about them, as the lantern itself has, and oneself a little to see by. */
  #shineFrom(thing: SeenThing, x: number, y: number, now: number): void {
    const isLantern = thing.form === 'object' && thing.number('objectKind') !== 16;
    const isCarried = thing.number('carriedObject') !== 0;
    const isSelf = thing.thing === this.#game.self;
    if (!isLantern && !isCarried && !isSelf) return;
    const flicker = this.#isStill ? 0 : Math.sin(now / 130) * 0.02 + Math.sin(now / 47) * 0.012;
    const { camera, daylight } = this.#tools;
    const right = camera.right(y);
    const down = camera.down(x) - (isCarried ? 26 : 8);
    const isBright = isLantern || isCarried;
    if (isBright) daylight.shine(camera, right, down, 330 * (1 + flicker), 0xffb866, 0.85);
    else daylight.shine(camera, right, down, 150, 0x8899cc, 0.28);
  }

  #add(thing: SeenThing): Actor {
    const actor = new Actor(thing, this.#tools, this.#shadow, thing.thing === this.#game.self);
    this.#actors.set(thing.thing, actor);
    this.#tools.bodies.add(actor.body);
    return actor;
  }

  #remove(id: number, actor: Actor): void {
    this.#actors.delete(id);
    this.#tools.bodies.remove(actor.body);
    this.#tools.prints.forget(id);
    actor.hush();
  }
}

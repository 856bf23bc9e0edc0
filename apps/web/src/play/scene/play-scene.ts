import 'pixi.js/unsafe-eval';
import type { Land } from '@realmwright/gamedata/terrain/land';
import { Application, Container, Sprite, type Texture } from 'pixi.js';
import type { Settings } from '../../settings/settings.ts';
import type { Game } from '../game.ts';
import type { Spot } from '../ground/country.ts';
import { Actor, type ActorTools } from './actor.ts';
import { Camera } from './camera.ts';
import { Chores } from './chores.ts';
import { Daylight, darknessAt } from './daylight.ts';
import { FeatureLayer } from './feature-layer.ts';
import { FigureSheets } from './figure-sheets.ts';
import { Footprints } from './footprints.ts';
import type { Gesturing } from './gestures.ts';
import { GroundLayer } from './ground-layer.ts';
import { paintSpot, paintTexture } from './picture.ts';
import { SkyLayer } from './sky-layer.ts';
import { WrittenTexts } from './written-texts.ts';

/** Time in a frame for drawing figures that are new, milliseconds. */
const CHORE_MILLIS = 1.5;
/** How near to a figure a click means it, points of the screen. */
const CLICK_POINTS = 34;

/** The picture of the world: asks the game where everything is, every frame anew. */
export class PlayScene {
  readonly camera = new Camera();
  readonly #app = new Application();
  readonly #game: Game;
  readonly #settings: Settings;
  // Groups of their own: that bodies change places before each other every frame does not make the others anew.
  readonly #world = new Container({ isRenderGroup: true });
  readonly #bodies = new Container({ sortableChildren: true, isRenderGroup: true });
  readonly #shadows = new Container({ isRenderGroup: true });
  readonly #texts = new Container({ isRenderGroup: true });
  readonly #actors = new Map<number, Actor>();
  readonly #chores = new Chores();
  readonly #tools: ActorTools;
  #land: Land | undefined;
  #ground: GroundLayer;
  #features: FeatureLayer | undefined;
  readonly #prints = new Footprints();
  readonly #sky = new SkyLayer();
  readonly #daylight = new Daylight();
  readonly #shadow: Texture;
  readonly #ring: Sprite;
  readonly #goal: Sprite;
  /** Whether a picture of what is seen is there, and not still being painted. */
  isWhole = false;

  private constructor(game: Game, settings: Settings) {
    this.#game = game;
    this.#settings = settings;
    const sharpness = Math.min(2, Math.max(1.25, devicePixelRatio));
    const sheets = new FigureSheets(this.#chores, sharpness);
    this.#tools = { sheets, texts: new WrittenTexts(this.#chores, sharpness), camera: this.camera };
    this.#shadow = paintSpot(64, '20 26 16', 0.62);
    this.#ground = this.#open(game.land);
    this.#ring = ringSprite();
    this.#goal = goalSprite();
  }

  /** Makes the picture on a canvas. */
  static async open(canvas: HTMLCanvasElement, game: Game, settings: Settings): Promise<PlayScene> {
    const scene = new PlayScene(game, settings);
    await scene.#app.init({
      canvas,
      preference: 'webgl',
      background: '#8fb05c',
      antialias: false,
      autoStart: false,
      autoDensity: true,
      resolution: Math.min(2, devicePixelRatio),
      eventFeatures: { move: false, globalMove: false, click: false, wheel: false },
    });
    scene.#stack();
    return scene;
  }

  resize(width: number, height: number): void {
    this.#app.renderer.resize(width, height);
    this.camera.resize(width, height);
    this.#daylight.resize(this.camera);
  }

  /** Draws the world as it is now. */
  draw(now: number, seconds: number): void {
    const { camera } = this;
    if (this.#game.land !== this.#land) this.#changeLand(this.#game.land);
    camera.follow(this.#game.walker, seconds);
    this.#chores.work(CHORE_MILLIS);
    this.#ground.update(camera, now, seconds);
    this.isWhole = this.#ground.isWhole;
    const hour = this.#game.time.hourAt(now);
    this.#daylight.begin();
    this.#features?.update(camera, this.#game.walker, this.#daylight, darknessAt(hour), now, this.#settings.isStill);
    this.#drawActors(now, seconds);
    this.#prints.update(camera, now);
    const { weather } = this.#game;
    const darkness = this.#daylight.render(this.#app.renderer, hour, weather.kind === 'fine' ? 0 : weather.grade);
    this.#sky.update(camera, weather, darkness, now, this.#settings.isStill);
    this.#drawMarks(now);
    for (const layer of [this.#world, this.#sky.shining]) {
      layer.scale.set(camera.zoom);
      layer.position.set(camera.shiftRight, camera.shiftDown);
    }
    this.#texts.position.set(camera.shiftRight, camera.shiftDown);
    this.#app.render();
  }

  /** Whom a click at a point of the picture means. */
  findAt(right: number, down: number): number | undefined {
    const { camera } = this;
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

  spotAt(right: number, down: number): Spot {
    return this.camera.spotAt(right, down);
  }

  speak(thing: number, text: string, isYelled: boolean, now: number): void {
    this.#actors.get(thing)?.speak(text, isYelled, now);
  }

  gesture(thing: number, moves: Gesturing, now: number): void {
    this.#actors.get(thing)?.gesture(moves, now);
  }

  destroy(): void {
    this.#ground.destroy();
    this.#app.destroy({ removeView: false }, { children: true, texture: true, textureSource: true });
  }

  #open(land: Land | undefined): GroundLayer {
    this.#land = land;
    this.#features = land === undefined ? undefined : new FeatureLayer(land, this.#bodies, this.#chores);
    return new GroundLayer(land, (trees) => this.#land === land && this.#features?.plant(trees));
  }

  #changeLand(land: Land | undefined): void {
    this.#ground.destroy();
    this.#features?.destroy();
    this.#ground = this.#open(land);
    this.#world.addChildAt(this.#ground.container, 0);
  }

  #stack(): void {
    const { stage } = this.#app;
    stage.eventMode = 'none';
    this.#world.addChild(
      this.#ground.container,
      this.#prints.container,
      this.#ring,
      this.#goal,
      this.#shadows,
      this.#bodies,
      this.#sky.below,
    );
    stage.addChild(this.#world, this.#daylight.shade, this.#sky.shining, this.#sky.before, this.#texts);
  }

  #drawActors(now: number, seconds: number): void {
    const { camera } = this;
    const game = this.#game;
    const { things } = game.line.world;
    for (const [id, actor] of this.#actors) if (things.get(id) !== actor.thing) this.#remove(id, actor);
    const { isStill, showsNames } = this.#settings;
    for (const thing of things.values()) {
      const shown = game.shownOf(thing.thing);
      if (shown === undefined) continue;
      const actor = this.#actors.get(thing.thing) ?? this.#add(thing.thing);
      if (actor === undefined) continue;
      const isFar =
        Math.abs(shown.x - camera.x) > camera.reachX + 5 || Math.abs(shown.y - camera.y) > camera.reachY + 4;
      actor.body.visible = !isFar;
      actor.shadow.visible = !isFar;
      actor.label.visible = !isFar;
      if (isFar) continue;
      actor.isNamed =
        showsNames && (thing.form === 'player' || thing.thing === game.target || thing.number('npcFlags') > 0);
      actor.update(shown, now, seconds, isStill);
      if (thing.form === 'player') this.#prints.follow(thing.thing, shown, game.country, now);
      this.#shineFrom(actor, shown.x, shown.y, now);
    }
  }

  /** Whoever carries the lantern has light about them, as the lantern itself has, and oneself a little to see by. */
  #shineFrom({ thing }: Actor, x: number, y: number, now: number): void {
    const isLantern = thing.form === 'object' && thing.number('objectKind') !== 16;
    const isCarried = thing.number('carriedObject') !== 0;
    const isSelf = thing.thing === this.#game.self;
    if (!isLantern && !isCarried && !isSelf) return;
    const flicker = this.#settings.isStill ? 0 : Math.sin(now / 130) * 0.02 + Math.sin(now / 47) * 0.012;
    const { camera } = this;
    const right = camera.right(y);
    const down = camera.down(x) - (isCarried ? 26 : 8);
    const isBright = isLantern || isCarried;
    if (isBright) this.#daylight.shine(camera, right, down, 330 * (1 + flicker), 0xffb866, 0.85);
    else this.#daylight.shine(camera, right, down, 150, 0x8899cc, 0.28);
  }

  #drawMarks(now: number): void {
    const { camera } = this;
    const game = this.#game;
    const target = game.shownOf(game.target);
    this.#ring.visible = target !== undefined;
    if (target !== undefined) {
      this.#ring.position.set(camera.right(target.y), camera.down(target.x));
      this.#ring.rotation = 0;
      this.#ring.alpha = 0.8 + Math.sin(now / 300) * 0.15;
    }
    this.#goal.visible = game.goal !== undefined;
    if (game.goal !== undefined) {
      this.#goal.position.set(camera.right(game.goal.y), camera.down(game.goal.x));
      this.#goal.scale.set(1 + Math.sin(now / 160) * 0.1);
    }
  }

  #add(id: number): Actor | undefined {
    const thing = this.#game.line.world.things.get(id);
    if (thing === undefined) return undefined;
    const actor = new Actor(thing, this.#tools, this.#shadow, id === this.#game.self);
    this.#actors.set(id, actor);
    this.#bodies.addChild(actor.body);
    this.#shadows.addChild(actor.shadow);
    this.#texts.addChild(actor.label, actor.bubble);
    return actor;
  }

  #remove(id: number, actor: Actor): void {
    this.#actors.delete(id);
    this.#prints.forget(id);
    actor.remove();
  }
}

function ringSprite(): Sprite {
  const ring = new Sprite(
    paintTexture(72, 40, 2, (pen) => {
      pen.lineWidth = 3;
      pen.strokeStyle = '#ffe08a';
      pen.setLineDash([11, 6]);
      pen.beginPath();
      pen.ellipse(36, 20, 30, 14, 0, 0, Math.PI * 2);
      pen.stroke();
    }),
  );
  ring.anchor.set(0.5);
  return ring;
}

function goalSprite(): Sprite {
  const goal = new Sprite(
    paintTexture(30, 20, 2, (pen) => {
      pen.lineWidth = 2.4;
      pen.strokeStyle = 'rgb(255 250 235 / 0.9)';
      pen.beginPath();
      pen.ellipse(15, 10, 12, 7, 0, 0, Math.PI * 2);
      pen.stroke();
      pen.fillStyle = 'rgb(255 250 235 / 0.9)';
      pen.beginPath();
      pen.ellipse(15, 10, 3, 2, 0, 0, Math.PI * 2);
      pen.fill();
    }),
  );
  goal.anchor.set(0.5);
  return goal;
}

import 'pixi.js/unsafe-eval';
import type { Land } from '@realmwright/gamedata/terrain/land';
import { Application, Container, Sprite, type WebGLRenderer } from 'pixi.js';
import type { Settings } from '../../settings/settings.ts';
import type { Game } from '../game.ts';
import type { Spot } from '../ground/country.ts';
import { ActorLayer } from './actor-layer.ts';
import { Camera } from './camera.ts';
import { Chores } from './chores.ts';
import { Daylight } from './daylight.ts';
import { DepthOrder } from './depth-order.ts';
import { FeatureLayer } from './feature-layer.ts';
import { FigureSheets } from './figure-sheets.ts';
import { Footprints } from './footprints.ts';
import type { Gesturing } from './gestures.ts';
import { GroundLayer } from './ground-layer.ts';
import { paintTexture } from './picture.ts';
import { PictureBatch } from './picture-batch.ts';
import type { PlacedPicture } from './placed-picture.ts';
import { SkyLayer } from './sky-layer.ts';
import { WrittenTexts } from './written-texts.ts';

/** Time in a frame for drawing figures that are new, milliseconds. */
const CHORE_MILLIS = 1.5;

/** The picture of the world: asks the game where everything is, every frame anew. */
export class PlayScene {
  readonly camera = new Camera();
  readonly #app: Application<WebGLRenderer>;
  readonly #game: Game;
  readonly #settings: Settings;
  readonly #world = new Container({ isRenderGroup: true });
  readonly #above = new Container({ isRenderGroup: true });
  readonly #onGround: PictureBatch;
  readonly #shadows: PictureBatch;
  readonly #bodies: PictureBatch;
  readonly #words: PictureBatch;
  readonly #standing = new DepthOrder<PlacedPicture>();
  readonly #chores = new Chores();
  readonly #texts: WrittenTexts;
  readonly #actors: ActorLayer;
  #land: Land | undefined;
  #ground: GroundLayer;
  #features: FeatureLayer | undefined;
  readonly #prints = new Footprints();
  readonly #sky = new SkyLayer();
  readonly #daylight = new Daylight();
  readonly #ring: Sprite;
  readonly #goal: Sprite;
  /** Whether a picture of what is seen is there, and not still being painted. */
  isWhole = false;

  private constructor(app: Application<WebGLRenderer>, game: Game, settings: Settings) {
    this.#app = app;
    this.#game = game;
    this.#settings = settings;
    // In quarters, so that pictures begin on whole points of the pages that they share.
    const sharpness = Math.min(2, Math.max(1.25, Math.round(4 * devicePixelRatio) / 4));
    this.#texts = new WrittenTexts(this.#chores, sharpness);
    this.#onGround = new PictureBatch(app.renderer);
    this.#shadows = new PictureBatch(app.renderer);
    this.#bodies = new PictureBatch(app.renderer);
    this.#words = new PictureBatch(app.renderer);
    this.#actors = new ActorLayer(game, settings, {
      sheets: new FigureSheets(this.#chores, sharpness),
      texts: this.#texts,
      camera: this.camera,
      shadows: this.#shadows,
      words: this.#words,
      bodies: this.#standing,
      prints: this.#prints,
      daylight: this.#daylight,
    });
    this.#ground = this.#open(game.land);
    this.#ring = ringSprite();
    this.#goal = goalSprite();
    this.#stack();
  }

  /** Makes the picture on a canvas. */
  static async open(canvas: HTMLCanvasElement, game: Game, settings: Settings): Promise<PlayScene> {
    const app = new Application<WebGLRenderer>();
    await app.init({
      canvas,
      preference: ['webgl'],
      background: '#8fb05c',
      antialias: false,
      autoStart: false,
      autoDensity: true,
      resolution: Math.min(2, devicePixelRatio),
      eventFeatures: { move: false, globalMove: false, click: false, wheel: false },
    });
    return new PlayScene(app, game, settings);
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
    this.#texts.show();
    this.#ground.update(camera, now, seconds);
    this.isWhole = this.#ground.isWhole;
    const { weather } = this.#game;
    const darkness = this.#daylight.begin(this.#game.time.hourAt(now), weather.kind === 'fine' ? 0 : weather.grade);
    this.#features?.update(camera, this.#game.walker, this.#daylight, darkness, now, this.#settings.isStill);
    this.#drawFigures(now, seconds);
    this.#daylight.render(this.#app.renderer);
    this.#sky.update(camera, weather, darkness, now, this.#settings.isStill);
    this.#drawMarks(now);
    for (const layer of [this.#world, this.#sky.shining]) {
      layer.scale.set(camera.zoom);
      layer.position.set(camera.shiftRight, camera.shiftDown);
    }
    this.#above.position.set(camera.shiftRight, camera.shiftDown);
    this.#app.render();
  }

  /** Whom a click at a point of the picture means. */
  findAt(right: number, down: number): number | undefined {
    return this.#actors.findAt(right, down);
  }

  spotAt(right: number, down: number): Spot {
    return this.camera.spotAt(right, down);
  }

  speak(thing: number, text: string, isYelled: boolean, now: number): void {
    this.#actors.speak(thing, text, isYelled, now);
  }

  gesture(thing: number, moves: Gesturing, now: number): void {
    this.#actors.gesture(thing, moves, now);
  }

  destroy(): void {
    this.#ground.destroy();
    this.#app.destroy({ removeView: false }, { children: true, texture: true, textureSource: true });
  }

  #open(land: Land | undefined): GroundLayer {
    this.#land = land;
    this.#features = land === undefined ? undefined : new FeatureLayer(land, this.#standing, this.#chores);
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
      this.#onGround.container,
      this.#ring,
      this.#goal,
      this.#shadows.container,
      this.#bodies.container,
      this.#sky.below,
    );
    this.#above.addChild(this.#words.container);
    stage.addChild(this.#world, this.#daylight.shade, this.#sky.shining, this.#sky.before, this.#above);
  }

  /** Everybody, with what they leave on the ground and what stands before and behind them. */
  #drawFigures(now: number, seconds: number): void {
    for (const batch of [this.#onGround, this.#shadows, this.#bodies, this.#words]) batch.begin();
    this.#actors.update(now, seconds);
    this.#prints.draw(this.#onGround, this.camera, now);
    for (const picture of this.#standing.inOrder()) if (picture.isSeen) this.#bodies.put(picture);
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

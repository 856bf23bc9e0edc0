import 'pixi.js/unsafe-eval';
import { surveyFlags } from '@realmwright/world/survey/survey.contract';
import { Application, Container, Graphics, Text } from 'pixi.js';
import type { Survey, Thing } from '../operator-feed.ts';
import { LandLayer } from './land-layer.ts';
import { MapCamera } from './map-camera.ts';
import { MapGrid } from './map-grid.ts';
import { chosenRing, fightingRing, markOf } from './map-marks.ts';

/** Between two surveys things glide: the time that lies between them, milliseconds. */
const glideMillis = 550;
/** A thing that is farther from where it was has been taken there, yards. */
const leapYards = 60;
/** How near to a thing a pointer means it, points. */
const pickPoints = 16;
/** From this scale on, and with no more players than that, all of them have their names beside them. */
const namedScale = 0.35;
const mostNamed = 120;

interface Shown {
  thing: Thing;
  fromX: number;
  fromY: number;
  x: number;
  y: number;
  since: number;
  readonly body: Container;
  readonly mark: Graphics;
  readonly ring: Graphics;
  name: Text | undefined;
}

/** The picture of one instance: asked to draw, it draws everything where it is at that moment. */
export class LiveMap {
  readonly camera = new MapCamera();
  readonly #app = new Application();
  readonly #land = new LandLayer();
  readonly #grid = new MapGrid();
  readonly #bodies = new Container({ sortableChildren: true });
  readonly #chosenRing = new Graphics(chosenRing);
  readonly #shown = new Map<number, Shown>();
  #playerCount = 0;
  /** The number of the thing that was chosen. */
  chosen: number | undefined;

  static async open(canvas: HTMLCanvasElement): Promise<LiveMap> {
    const map = new LiveMap();
    await map.#app.init({
      canvas,
      preference: 'webgl',
      background: 0xe9e2c9,
      antialias: true,
      autoStart: false,
      autoDensity: true,
      resolution: Math.min(2, devicePixelRatio),
      eventFeatures: { move: false, globalMove: false, click: false, wheel: false },
    });
    map.#app.stage.addChild(map.#land.container, map.#grid.container, map.#chosenRing, map.#bodies);
    return map;
  }

  resize(width: number, height: number): void {
    this.#app.renderer.resize(width, height);
    this.camera.width = width;
    this.camera.height = height;
  }

  /** Takes over what the newest survey says; things glide to where they are by then. */
  show(survey: Survey | undefined): void {
    const now = performance.now();
    const there = new Set<number>();
    this.#land.show(survey?.map);
    this.#playerCount = survey?.counts.players ?? 0;
    for (const thing of survey?.things ?? []) {
      there.add(thing.thing);
      this.#take(thing, now);
    }
    for (const [number, { body }] of this.#shown) {
      if (there.has(number)) continue;
      body.destroy({ children: true });
      this.#shown.delete(number);
    }
  }

  draw(): void {
    const now = performance.now();
    this.#land.draw(this.camera);
    this.#grid.draw(this.camera);
    const hasNames = this.camera.scale >= namedScale && this.#playerCount <= mostNamed;
    this.#chosenRing.visible = false;
    for (const shown of this.#shown.values()) this.#place(shown, now, hasNames);
    this.#app.render();
  }

  /** The thing under a point of the picture; players before all else. */
  thingAt(right: number, down: number): Thing | undefined {
    let nearest: { readonly thing: Thing; readonly distance: number } | undefined;
    for (const { thing, body } of this.#shown.values()) {
      const distance = Math.hypot(body.x - right, body.y - down) - (thing.form === 'player' ? 6 : 0);
      if (distance <= pickPoints && distance < (nearest?.distance ?? Number.POSITIVE_INFINITY))
        nearest = { thing, distance };
    }
    return nearest?.thing;
  }

  /** Where a thing is in the picture now. */
  pointOf(number: number): { readonly right: number; readonly down: number } | undefined {
    const body = this.#shown.get(number)?.body;
    return body === undefined ? undefined : { right: body.x, down: body.y };
  }

  /** Shows everybody who is there: players, or whatever there is where nobody plays. */
  fit(): void {
    const things = [...this.#shown.values()].map(({ thing }) => thing);
    const players = things.filter(({ form }) => form === 'player');
    this.camera.fit(players.length > 0 ? players : things);
  }

  destroy(): void {
    this.#land.destroy();
    this.#app.destroy(false, { children: true });
  }

  #take(thing: Thing, now: number): void {
    const shown = this.#shown.get(thing.thing) ?? this.#add(thing, now);
    const { x, y } = placeOf(shown, now);
    const hasLeapt = Math.hypot(thing.x - x, thing.y - y) > leapYards;
    shown.fromX = hasLeapt ? thing.x : x;
    shown.fromY = hasLeapt ? thing.y : y;
    shown.x = thing.x;
    shown.y = thing.y;
    shown.since = now;
    shown.thing = thing;
    const flags = thing.flags ?? 0;
    const isDead = (flags & (surveyFlags.dead | surveyFlags.ghost)) !== 0;
    const context = markOf(thing.form, isDead);
    if (shown.mark.context !== context) shown.mark.context = context;
    shown.ring.visible = (flags & surveyFlags.fighting) !== 0;
    shown.body.alpha = (flags & (surveyFlags.held | surveyFlags.hidden | surveyFlags.ghost)) !== 0 ? 0.55 : 1;
  }

  #add(thing: Thing, now: number): Shown {
    const mark = new Graphics(markOf(thing.form, false));
    const ring = new Graphics(fightingRing);
    const body = new Container({ children: [ring, mark], zIndex: thing.form === 'player' ? 1 : 0 });
    this.#bodies.addChild(body);
    const { x, y } = thing;
    const shown = { thing, fromX: x, fromY: y, x, y, since: now, body, mark, ring, name: undefined };
    this.#shown.set(thing.thing, shown);
    return shown;
  }

  #place(shown: Shown, now: number, hasNames: boolean): void {
    const { x, y } = placeOf(shown, now);
    const { body, mark, thing } = shown;
    body.position.set(this.camera.right(y), this.camera.down(x));
    mark.rotation = -thing.orientation;
    const isNear = this.camera.scale >= namedScale;
    mark.scale.set(thing.form === 'player' || isNear ? 1 : 0.7);
    const isNamed = thing.name !== undefined && hasNames;
    if (isNamed && shown.name === undefined) shown.name = nameText(thing.name, body);
    if (shown.name !== undefined) shown.name.visible = isNamed;
    if (thing.thing !== this.chosen) return;
    this.#chosenRing.visible = true;
    this.#chosenRing.position.copyFrom(body.position);
  }
}

function placeOf({ fromX, fromY, x, y, since }: Shown, now: number): { readonly x: number; readonly y: number } {
  const share = Math.min(1, (now - since) / glideMillis);
  return { x: fromX + (x - fromX) * share, y: fromY + (y - fromY) * share };
}

function nameText(text: string, body: Container): Text {
  const style = {
    fontFamily: 'Nunito Variable, Nunito, sans-serif',
    fontSize: 13,
    fontWeight: '700',
    fill: 0x1b2734,
    stroke: { color: 0xf6f0e1, width: 4, join: 'round' },
  } as const;
  const name = new Text({ text, style, resolution: Math.min(2, devicePixelRatio), anchor: { x: 0.5, y: 0 }, y: 11 });
  body.addChild(name);
  return name;
}

import type { Shown } from '@realmwright/client/shown-thing';
import type { SeenThing } from '@realmwright/client/world-view';
import { Texture } from 'pixi.js';
import { creatureDisplay, type Display, objectDisplay } from '../figures/display.ts';
import type { Facing } from '../figures/person.ts';
import type { Camera } from './camera.ts';
import { type FigureSheet, type FigureSheets, personPicture } from './figure-sheets.ts';
import type { Gesturing } from './gestures.ts';
import type { PictureBatch } from './picture-batch.ts';
import { PlacedPicture } from './placed-picture.ts';
import type { Hand, WrittenTexts } from './written-texts.ts';

/** What actors are drawn with, and where their shadows and texts are put. Bodies stand among others that hide them. */
export interface ActorTools {
  readonly shadows: PictureBatch;
  readonly words: PictureBatch;
  readonly sheets: FigureSheets;
  readonly texts: WrittenTexts;
  readonly camera: Camera;
}

/** Strides to a yard, and how long a gesture and what was said are seen, milliseconds. */
const STRIDES = 1.15;
const GESTURE_MILLIS = 2_200;
const SPOKEN_MILLIS = 6_000;
/** Somebody who appears or leaves does so within so many seconds. */
const FADE_SECONDS = 0.35;
/** Animals are drawn larger or smaller than their sheet. */
const sizes: Readonly<Record<string, number>> = {
  hare: 0.62,
  hen: 0.6,
  ewe: 1.05,
  fawn: 1.1,
  squirrel: 0.62,
  cow: 1.45,
};

/** One figure of the picture: its body, its shadow, its name, and what it says. */
export class Actor {
  readonly body = new PlacedPicture();
  readonly thing: SeenThing;
  /** Its head, points above its feet. */
  headHeight = 62;
  isNamed = true;
  readonly #tools: ActorTools;
  readonly #isSelf: boolean;
  readonly #rhythm: number;
  #sheet: FigureSheet | undefined;
  #sheetKey = -1;
  #display: Display = { form: 'thing', kind: 'bundle' };
  #gesture: Gesturing | undefined;
  #gestureUntil = 0;
  #spokenUntil = 0;
  #written = '';
  #writtenBy: Hand | undefined;
  #shown = 0;
  readonly #shadow: PlacedPicture;
  readonly #label = new PlacedPicture();
  readonly #bubble = new PlacedPicture();

  constructor(thing: SeenThing, tools: ActorTools, shadow: Texture, isSelf: boolean) {
    this.thing = thing;
    this.#tools = tools;
    this.#isSelf = isSelf;
    this.#rhythm = (thing.thing * 0.618) % 1;
    this.#shadow = new PlacedPicture(shadow);
    this.#label.footY = 1;
    this.#bubble.footY = 1;
  }

  /** Makes a gesture, from now on for a moment. */
  gesture(moves: Gesturing, now: number): void {
    this.#gesture = moves;
    this.#gestureUntil = now + GESTURE_MILLIS;
  }

  /** Says something in a bubble, for a while. */
  speak(text: string, isYelled: boolean, now: number): void {
    this.hush();
    this.#bubble.texture = this.#tools.texts.bubble(text, isYelled);
    this.#spokenUntil = now + SPOKEN_MILLIS + text.length * 40;
  }

  /** Draws it where and how it is shown: its shadow and its texts at once, its body when it is its turn. */
  update(shown: Shown, now: number, seconds: number, isStill: boolean): void {
    this.#dress();
    const { camera, shadows } = this.#tools;
    const { body } = this;
    const right = camera.right(shown.y);
    const down = camera.down(shown.x);
    this.#shown = Math.min(1, this.#shown + seconds / FADE_SECONDS);
    body.isSeen = this.#sheet !== undefined;
    body.depth = down;
    if (this.#sheet !== undefined) {
      body.x = right;
      body.alpha = this.#shown;
      this.#pose(this.#sheet, shown, down, now, isStill);
      const shadow = this.#shadow;
      shadow.x = right;
      shadow.y = down + 1;
      shadow.alpha = this.#shown * 0.9;
      shadows.put(shadow);
    }
    this.#write(right, down, now);
  }

  /** What it said is not shown any more. */
  hush(): void {
    const { texture } = this.#bubble;
    if (texture !== Texture.EMPTY) texture.destroy(true);
    this.#bubble.texture = Texture.EMPTY;
  }

  /** Takes the pictures that its numbers ask for, as soon as they are drawn. */
  #dress(): void {
    const { thing } = this;
    const key = thing.number('display') * 8 + thing.number('hairColor') + thing.number('class') * 4_000_000;
    if (this.#sheet !== undefined && key === this.#sheetKey) return;
    this.#sheet = this.#findSheet();
    if (this.#sheet === undefined) return;
    this.#sheetKey = key;
    this.body.footX = this.#sheet.footShareX;
    this.body.footY = this.#sheet.footShareY;
    this.headHeight = this.#display.form === 'animal' ? 34 * (sizes[this.#display.kind] ?? 1) : 66;
    this.#shadow.scaleX = this.#display.form === 'animal' ? 0.55 * (sizes[this.#display.kind] ?? 1) : 0.5;
    this.#shadow.scaleY = 0.2;
  }

  #findSheet(): FigureSheet | undefined {
    const { sheets } = this.#tools;
    const { thing } = this;
    const race = thing.number('race');
    if (thing.form === 'corpse') this.#display = { form: 'thing', kind: 'grave' };
    else if (thing.form === 'object')
      this.#display = objectDisplay(thing.number('display'), thing.number('objectKind'));
    else if (thing.form === 'creature') this.#display = creatureDisplay(thing.number('display'));
    else this.#display = { form: 'person', race, gender: thing.number('gender') };
    switch (this.#display.form) {
      case 'animal':
        return sheets.animal(this.#display.kind);
      case 'thing':
        return sheets.thing(this.#display.kind);
      case 'person': {
        const isPlayer = thing.form === 'player';
        const calling = isPlayer ? thing.number('class') : 0;
        const hairColour = isPlayer ? thing.number('hairColor') : thing.entry + thing.thing;
        return sheets.person({ race: this.#display.race, gender: this.#display.gender, calling, hairColour });
      }
    }
  }

  #pose(sheet: FigureSheet, shown: Shown, down: number, now: number, isStill: boolean): void {
    const { body } = this;
    const east = -Math.sin(shown.heading);
    const south = -Math.cos(shown.heading);
    const stride = shown.gone * STRIDES + this.#rhythm;
    const bounce = shown.isMoving ? Math.abs(Math.sin(stride * Math.PI * 2)) : 0;
    const size =
      (this.thing.real('scale') || 1) * (this.#display.form === 'animal' ? (sizes[this.#display.kind] ?? 1) : 1);
    const breath = isStill ? 0 : Math.sin(now / 640 + this.#rhythm * 7) * 0.014;
    let index = 0;
    let isMirrored = false;
    if (this.#display.form === 'person') {
      const facing: Facing = Math.abs(east) > Math.abs(south) * 1.15 ? 'side' : south < 0 ? 'back' : 'front';
      const step = shown.isMoving
        ? Math.floor(stride * 4) % 4 === 0
          ? 1
          : Math.floor(stride * 4) % 4 === 2
            ? 2
            : 0
        : 0;
      index = personPicture(facing, step);
      isMirrored = facing === 'side' && east < 0;
    } else if (this.#display.form === 'animal') {
      const isBusy = !shown.isMoving && Math.sin(now / 1_900 + this.#rhythm * 40) > 0.35;
      index = shown.isMoving ? 2 + (Math.floor(stride * 4) % 2) : isBusy ? 1 : 0;
      isMirrored = east < 0;
    }
    body.texture = sheet.pictures[index] ?? Texture.EMPTY;
    const gesture = this.#gestureShape(now, isStill);
    const stand = this.thing.number('standState');
    const isDown =
      stand === 3 ||
      stand === 7 ||
      (this.thing.form !== 'object' && this.thing.number('maxHealth') > 0 && this.thing.number('health') === 0);
    const low = stand === 1 || stand === 8 ? 0.8 : 1;
    body.scaleX = size * (isMirrored ? -1 : 1) * (1 - breath);
    body.scaleY = size * low * (1 + breath) * gesture.tall;
    body.rotation = isDown ? Math.PI / 2 : gesture.lean;
    body.y = down - bounce * 3.2 * size - gesture.up - (isDown ? 8 : 0);
  }

  #gestureShape(now: number, isStill: boolean): { readonly up: number; readonly lean: number; readonly tall: number } {
    if (this.#gesture === undefined || now > this.#gestureUntil || isStill) return atRest;
    const wave = Math.sin((this.#gestureUntil - now) / 95);
    switch (this.#gesture) {
      case 'hop':
        return { up: Math.abs(wave) * 13, lean: 0, tall: 1 };
      case 'sway':
        return { up: Math.abs(wave) * 2, lean: wave * 0.16, tall: 1 };
      case 'shake':
        return { up: 0, lean: wave * 0.06, tall: 1 + wave * 0.03 };
      case 'bow':
        return { up: 0, lean: 0, tall: 1 - 0.22 * Math.sin(((this.#gestureUntil - now) / GESTURE_MILLIS) * Math.PI) };
    }
  }

  #write(right: number, down: number, now: number): void {
    const { camera, texts, words } = this.#tools;
    const { zoom } = camera;
    const x = Math.round(right * zoom);
    const above = (down - this.headHeight) * zoom - 3;
    const { name } = this.thing;
    if (name !== '' && this.isNamed) {
      const label = this.#label;
      const hand = this.#hand();
      if (name !== this.#written || hand !== this.#writtenBy || label.texture === Texture.EMPTY) {
        this.#written = name;
        this.#writtenBy = hand;
        label.texture = texts.name(name, hand);
      }
      label.x = x;
      label.y = Math.round(above);
      label.alpha = this.#shown;
      words.put(label);
    }
    const bubble = this.#bubble;
    if (bubble.texture === Texture.EMPTY) return;
    if (now > this.#spokenUntil) return this.hush();
    bubble.x = x;
    bubble.y = Math.round(above - (this.isNamed ? 18 : 2));
    words.put(bubble);
  }

  #hand(): Hand {
    if (this.#isSelf) return 'self';
    if (this.thing.form === 'player') return this.thing.number('duelTeam') === 0 ? 'friend' : 'foe';
    return this.thing.form === 'creature' ? 'creature' : 'thing';
  }
}

const atRest = { up: 0, lean: 0, tall: 1 } as const;

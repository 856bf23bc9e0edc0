import { Texture } from 'pixi.js';
import type { Chores } from './chores.ts';
import { paintTexture } from './picture.ts';
import { PicturePages } from './picture-pages.ts';

/** How a text over a head is written. */
export type Hand = 'friend' | 'self' | 'creature' | 'foe' | 'thing';

const inks: Readonly<Record<Hand, string>> = {
  friend: '#fffaf0',
  self: '#ffe9a8',
  creature: '#e6efd6',
  foe: '#ffc9b5',
  thing: '#ffdf8f',
};
const fontOf = (size: number): string => `700 ${size}px "Nunito Variable", system-ui, sans-serif`;
/** Most texts that are kept as pictures. */
const mostTexts = 600;

/** Writes each name once, as a picture among others: letters are slow to draw and names do not change. */
export class WrittenTexts {
  readonly #chores: Chores;
  readonly #sharpness: number;
  readonly #pages: PicturePages;
  readonly #texts = new Map<string, Texture>();
  readonly #ruler = document.createElement('canvas').getContext('2d');

  constructor(chores: Chores, sharpness: number) {
    this.#chores = chores;
    this.#sharpness = sharpness;
    this.#pages = new PicturePages(sharpness);
  }

  /** The picture of a name; empty until there was time to write it. */
  name(text: string, hand: Hand): Texture {
    const key = `${hand} ${text}`;
    const known = this.#texts.get(key);
    if (known !== undefined) return known;
    if (this.#texts.size >= mostTexts) {
      const [oldest] = this.#texts.keys();
      if (oldest !== undefined) this.#texts.delete(oldest);
    }
    this.#texts.set(key, Texture.EMPTY);
    this.#chores.add(() => this.#texts.set(key, this.#write(text, hand)));
    return Texture.EMPTY;
  }

  /** Hands on the names that were written since the last time. */
  show(): void {
    this.#pages.show();
  }

  #write(text: string, hand: Hand): Texture {
    const size = hand === 'creature' ? 12 : 14;
    const width = Math.min(260, Math.ceil(this.#widthOf(text, fontOf(size))) + 10);
    return this.#pages.paint(width, size + 10, (pen) => {
      pen.font = fontOf(size);
      pen.textAlign = 'center';
      pen.textBaseline = 'middle';
      pen.lineJoin = 'round';
      pen.lineWidth = 3.4;
      pen.strokeStyle = 'rgb(34 38 28 / 0.78)';
      pen.strokeText(text, width / 2, size / 2 + 5, width - 4);
      pen.fillStyle = inks[hand];
      pen.fillText(text, width / 2, size / 2 + 5, width - 4);
    });
  }

  /** What somebody says, in a bubble over their head. Not kept: nobody says it again. */
  bubble(text: string, isYelled: boolean): Texture {
    const size = isYelled ? 16 : 14;
    const font = fontOf(size);
    const lines = this.#linesOf(text, font, 210);
    const wide = Math.max(...lines.map((line) => this.#widthOf(line, font))) + 24;
    const high = lines.length * (size + 4) + 16;
    return paintTexture(wide + 4, high + 12, this.#sharpness, (pen) => {
      pen.translate(2, 2);
      pen.fillStyle = 'rgb(255 251 240 / 0.96)';
      pen.strokeStyle = isYelled ? '#b5483e' : 'rgb(74 68 48 / 0.35)';
      pen.lineWidth = isYelled ? 2.4 : 1.4;
      pen.beginPath();
      pen.roundRect(0, 0, wide, high, 13);
      pen.fill();
      pen.stroke();
      pen.beginPath();
      pen.moveTo(wide / 2 - 6, high - 1);
      pen.lineTo(wide / 2, high + 8);
      pen.lineTo(wide / 2 + 7, high - 1);
      pen.fill();
      pen.font = font;
      pen.fillStyle = '#2c3327';
      pen.textAlign = 'center';
      pen.textBaseline = 'middle';
      for (const [index, line] of lines.entries()) pen.fillText(line, wide / 2, 9 + (index + 0.5) * (size + 4), 214);
    });
  }

  #linesOf(text: string, font: string, width: number): readonly string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && this.#widthOf(longer, font) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    lines.push(line);
    return lines.length > 4 ? [...lines.slice(0, 3), `${lines[3] ?? ''} …`] : lines;
  }

  #widthOf(text: string, font: string): number {
    if (this.#ruler === null) return text.length * 8;
    this.#ruler.font = font;
    return this.#ruler.measureText(text).width;
  }
}

import { Container, Graphics, Text } from 'pixi.js';
import type { MapCamera } from './map-camera.ts';

/** How far the lines of the grid are apart at least, points. */
const leastPoints = 90;
/** More lines than a picture has room for; a bound on what is drawn. */
const mostLabels = 64;

/** Lines at round numbers of yards, with the numbers at the edges of the picture. */
export class MapGrid {
  readonly container = new Container();
  readonly #lines = new Graphics();
  readonly #labels: Text[] = [];
  #drawn = '';

  constructor() {
    this.container.addChild(this.#lines);
  }

  draw(camera: MapCamera): void {
    const { x, y, scale, width, height } = camera;
    const view = `${x} ${y} ${scale} ${width} ${height}`;
    if (view === this.#drawn) return;
    this.#drawn = view;
    const yards = camera.gridYards(leastPoints);
    const corner = camera.spotAt(0, 0);
    const end = camera.spotAt(width, height);
    this.#lines.clear();
    let label = 0;
    for (const value of steps(end.x, corner.x, yards)) {
      const down = camera.down(value);
      this.#lines.moveTo(0, down).lineTo(width, down);
      this.#write(label++, `${value}`, { right: 6, down: down + 2 });
    }
    for (const value of steps(end.y, corner.y, yards)) {
      const right = camera.right(value);
      this.#lines.moveTo(right, 0).lineTo(right, height);
      this.#write(label++, `${value}`, { right: right + 4, down: height - 18 });
    }
    this.#lines.stroke({ width: 1, color: 0x4a4430, alpha: 0.16 });
    for (const text of this.#labels.slice(label)) text.visible = false;
  }

  #write(index: number, text: string, { right, down }: { readonly right: number; readonly down: number }): void {
    if (index >= mostLabels) return;
    const label = this.#labels[index] ?? this.#newLabel();
    if (label.text !== text) label.text = text;
    label.position.set(right, down);
    label.visible = true;
  }

  #newLabel(): Text {
    const style = { fontFamily: 'Nunito Variable, Nunito, sans-serif', fontSize: 11, fill: 0x5d6453 };
    const label = new Text({ text: '', style, resolution: Math.min(2, devicePixelRatio) });
    this.#labels.push(label);
    this.container.addChild(label);
    return label;
  }
}

function* steps(from: number, to: number, step: number): Iterable<number> {
  for (let value = Math.ceil(from / step) * step; value <= to; value += step) yield Math.round(value * 100) / 100;
}

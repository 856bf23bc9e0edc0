import type { Planks, TilledField } from '@realmwright/gamedata/terrain/features';
import type { Fence, Spot } from '@realmwright/gamedata/terrain/land';
import type { Footprint } from '@realmwright/gamedata/terrain/line';
import { chanceOf } from './grain.ts';
import { PIECE_POINTS } from './ground-paint.ts';

/** A pen over a piece of ground that is told places of the map. */
export interface MapPen {
  readonly pen: OffscreenCanvasRenderingContext2D;
  right(spot: Spot): number;
  down(spot: Spot): number;
}

/** The pen of a piece's picture. */
export function penOver(pen: OffscreenCanvasRenderingContext2D, column: number, row: number, yards: number): MapPen {
  const north = (column + 1) * yards;
  const west = (row + 1) * yards;
  return { pen, right: ({ y }) => (west - y) * PIECE_POINTS, down: ({ x }) => (north - x) * PIECE_POINTS };
}

const crops: Readonly<Record<TilledField['crop'], readonly [earth: string, plant: string, tip: string]>> = {
  barley: ['rgb(176 140 84 / 0.55)', '#c9a94e', '#e6cd7c'],
  flax: ['rgb(140 116 78 / 0.5)', '#6f9a5a', '#8aa6e0'],
  cabbage: ['rgb(120 92 62 / 0.6)', '#6fa05a', '#a9cc86'],
};

/** Rows of what grows in the fields. */
export function drawFields(over: MapPen, fields: readonly TilledField[]): void {
  const { pen } = over;
  for (const field of fields) {
    const [earth, plant, tip] = crops[field.crop];
    const wide = field.crop === 'cabbage' ? 1.6 : 1.05;
    for (let aside = -field.width / 2 + 0.5; aside < field.width / 2; aside += wide) {
      pen.strokeStyle = earth;
      pen.lineWidth = 0.5 * PIECE_POINTS;
      strokeBetween(over, within(field, aside, -field.depth / 2 + 0.4), within(field, aside, field.depth / 2 - 0.4));
      for (
        let ahead = -field.depth / 2 + 0.5;
        ahead < field.depth / 2;
        ahead += field.crop === 'cabbage' ? 1.5 : 0.55
      ) {
        const chance = chanceOf(Math.round(aside * 10), Math.round(ahead * 10), 3);
        const spot = within(field, aside + (chance - 0.5) * 0.3, ahead);
        drawPlant(over, spot, field.crop, plant, tip, chance);
      }
    }
  }
}

function drawPlant(
  { pen, right, down }: MapPen,
  spot: Spot,
  crop: TilledField['crop'],
  plant: string,
  tip: string,
  chance: number,
): void {
  const x = right(spot);
  const y = down(spot);
  if (crop === 'cabbage') {
    dot(pen, x, y, 8, 7, plant);
    dot(pen, x - 1, y - 1.5, 4.6, 4, tip);
    return;
  }
  const high = 9 + chance * 8;
  pen.strokeStyle = plant;
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.moveTo(x, y);
  pen.quadraticCurveTo(x + 1, y - high * 0.6, x + 3 * (chance - 0.3), y - high);
  pen.stroke();
  dot(pen, x + 3 * (chance - 0.3), y - high, crop === 'flax' ? 1.9 : 1.5, crop === 'flax' ? 1.9 : 3.2, tip);
}

/** Bridges and jetties, board by board. */
export function drawPlanks(over: MapPen, planks: readonly Planks[]): void {
  const { pen } = over;
  for (const deck of planks) {
    pen.strokeStyle = 'rgb(30 40 40 / 0.32)';
    pen.lineWidth = deck.width * PIECE_POINTS;
    pen.lineCap = 'butt';
    const shade = { x: -0.35, y: -0.15 };
    strokeBetween(over, moved(deck.from, shade), moved(deck.to, shade));
    for (let ahead = -deck.depth / 2; ahead < deck.depth / 2; ahead += 0.5) {
      const chance = chanceOf(Math.round(ahead * 2), Math.round(deck.x), 5);
      pen.strokeStyle = `rgb(${150 + chance * 30} ${112 + chance * 26} ${74 + chance * 20})`;
      pen.lineWidth = 0.44 * PIECE_POINTS;
      strokeBetween(over, within(deck, -deck.width / 2, ahead + 0.25), within(deck, deck.width / 2, ahead + 0.25));
    }
    pen.lineCap = 'round';
    for (const side of [-1, 1])
      drawRail(
        over,
        within(deck, (side * deck.width) / 2, -deck.depth / 2),
        within(deck, (side * deck.width) / 2, deck.depth / 2),
        deck.kind === 'bridge',
      );
  }
}

function drawRail(over: MapPen, from: Spot, to: Spot, isHigh: boolean): void {
  const { pen, right, down } = over;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const up = isHigh ? 15 : 7;
  const posts = Math.max(1, Math.round(length / 3));
  for (let post = 0; post <= posts; post++) {
    const spot = { x: from.x + ((to.x - from.x) * post) / posts, y: from.y + ((to.y - from.y) * post) / posts };
    pen.strokeStyle = '#6b4b30';
    pen.lineWidth = 4.4;
    pen.beginPath();
    pen.moveTo(right(spot), down(spot));
    pen.lineTo(right(spot), down(spot) - up);
    pen.stroke();
  }
  if (!isHigh) return;
  pen.strokeStyle = '#855f3d';
  pen.lineWidth = 3.4;
  pen.beginPath();
  pen.moveTo(right(from), down(from) - up + 2);
  pen.lineTo(right(to), down(to) - up + 2);
  pen.stroke();
}

/** Fences: posts with two rails. */
export function drawFences(over: MapPen, fences: readonly Fence[]): void {
  const { pen, right, down } = over;
  for (const { points } of fences) {
    for (let at = 1; at < points.length; at++) {
      const from = points[at - 1];
      const to = points[at];
      if (from === undefined || to === undefined) continue;
      for (const up of [9, 18]) {
        pen.strokeStyle = up === 9 ? '#8a6845' : '#a17c54';
        pen.lineWidth = 3;
        pen.beginPath();
        pen.moveTo(right(from), down(from) - up);
        pen.lineTo(right(to), down(to) - up);
        pen.stroke();
      }
      const posts = Math.max(1, Math.round(Math.hypot(to.x - from.x, to.y - from.y) / 2.4));
      for (let post = 0; post <= posts; post++) {
        const spot = { x: from.x + ((to.x - from.x) * post) / posts, y: from.y + ((to.y - from.y) * post) / posts };
        dot(pen, right(spot) + 3, down(spot) + 1, 6, 2.4, 'rgb(30 40 24 / 0.25)');
        pen.strokeStyle = '#7a5a3b';
        pen.lineWidth = 5;
        pen.beginPath();
        pen.moveTo(right(spot), down(spot));
        pen.lineTo(right(spot), down(spot) - 23);
        pen.stroke();
      }
    }
  }
}

/** A place of a rectangle: so far to its side and ahead of its middle. */
function within({ x, y, front }: Footprint, aside: number, ahead: number): Spot {
  return { x: x + front.x * ahead - front.y * aside, y: y + front.y * ahead + front.x * aside };
}

function moved(spot: Spot, by: Spot): Spot {
  return { x: spot.x + by.x, y: spot.y + by.y };
}

function strokeBetween({ pen, right, down }: MapPen, from: Spot, to: Spot): void {
  pen.beginPath();
  pen.moveTo(right(from), down(from));
  pen.lineTo(right(to), down(to));
  pen.stroke();
}

function dot(
  pen: OffscreenCanvasRenderingContext2D,
  x: number,
  y: number,
  wide: number,
  high: number,
  colour: string,
): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.ellipse(x, y, wide, high, 0, 0, Math.PI * 2);
  pen.fill();
}

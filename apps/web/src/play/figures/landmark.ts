import type { Landmark } from '@realmwright/gamedata/terrain/land';
import type { Pen } from './person.ts';
import { drawThing, thingCell } from './things.ts';

/** What small things of a land are drawn for: those that it declares, and the lamps along its roads. */
export type LandmarkKind = Landmark['kind'] | 'lamp';

export const landmarkCell = { width: 128, height: 128, footX: 64, footY: 104 } as const;

/** Draws one, with its foot at the foot point of its cell. */
export function drawLandmark(pen: Pen, kind: LandmarkKind): void {
  pen.save();
  pen.translate(landmarkCell.footX, landmarkCell.footY);
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  drawings[kind](pen);
  pen.restore();
}

const wood = '#7b5a3b';
const darkWood = '#5d422c';

const drawings: Readonly<Record<LandmarkKind, (pen: Pen) => void>> = {
  lamp(pen) {
    oval(pen, 2, 1, 9, 3.4, 'rgb(24 30 20 / 0.3)');
    stroke(pen, darkWood, 5, [0, 0, 0, -74]);
    stroke(pen, darkWood, 4, [0, -72, 13, -72]);
    stroke(pen, darkWood, 2, [13, -72, 13, -66]);
    box(pen, 6, -66, 14, 18, 3, '#ffdf8c');
    box(pen, 4, -69, 18, 4, 2, '#463424');
    box(pen, 5, -49, 16, 3, 1, '#463424');
  },
  well(pen) {
    oval(pen, 3, 4, 38, 14, 'rgb(24 30 20 / 0.28)');
    oval(pen, 0, 0, 34, 13, '#86857d');
    box(pen, -34, -18, 68, 18, 4, '#98978d');
    oval(pen, 0, -18, 34, 13, '#b3b1a5');
    oval(pen, 0, -18, 25, 9, '#35505a');
    stroke(pen, darkWood, 5, [-28, -20, -28, -62]);
    stroke(pen, darkWood, 5, [28, -20, 28, -62]);
    stroke(pen, wood, 4, [-28, -46, 28, -46]);
    stroke(pen, '#cdbb93', 1.6, [0, -46, 0, -24]);
    pen.fillStyle = '#a9573f';
    pen.beginPath();
    pen.moveTo(-42, -58);
    pen.lineTo(-18, -84);
    pen.lineTo(18, -84);
    pen.lineTo(42, -58);
    pen.fill();
  },
  stall(pen) {
    oval(pen, 3, 4, 48, 14, 'rgb(24 30 20 / 0.28)');
    stroke(pen, darkWood, 4, [-40, 0, -40, -66]);
    stroke(pen, darkWood, 4, [40, 0, 40, -66]);
    box(pen, -44, -30, 88, 28, 3, wood);
    box(pen, -46, -36, 92, 9, 3, '#a17c54');
    for (const [x, colour] of [
      [-32, '#c8493c'],
      [-22, '#d9843c'],
      [-10, '#86ad57'],
      [4, '#e2bd56'],
      [16, '#c8493c'],
      [28, '#8c6fae'],
    ] as const) {
      oval(pen, x, -38, 6, 5, colour);
    }
    for (let strip = 0; strip < 6; strip++) {
      pen.fillStyle = strip % 2 === 0 ? '#f2e6cb' : '#b5584a';
      pen.beginPath();
      pen.moveTo(-50 + strip * 16.7, -64);
      pen.lineTo(-34 + strip * 16.7, -64);
      pen.lineTo(-30 + strip * 12, -88);
      pen.lineTo(-42 + strip * 14, -88);
      pen.fill();
      oval(pen, -41.5 + strip * 16.7, -63, 8.3, 5, strip % 2 === 0 ? '#f2e6cb' : '#b5584a');
    }
  },
  signpost(pen) {
    oval(pen, 2, 1, 8, 3, 'rgb(24 30 20 / 0.3)');
    stroke(pen, darkWood, 6, [0, 0, 0, -66]);
    for (const [y, side] of [
      [-58, 1],
      [-42, -1],
    ] as const) {
      pen.fillStyle = '#a17c54';
      pen.beginPath();
      pen.moveTo(-side * 8, y - 7);
      pen.lineTo(side * 26, y - 7);
      pen.lineTo(side * 34, y);
      pen.lineTo(side * 26, y + 7);
      pen.lineTo(-side * 8, y + 7);
      pen.fill();
      stroke(pen, darkWood, 1.6, [side * 2, y, side * 20, y]);
    }
  },
  campfire(pen) {
    oval(pen, 0, 0, 26, 10, 'rgb(50 40 32 / 0.55)');
    for (let stone = 0; stone < 10; stone++) {
      const turn = (stone / 10) * Math.PI * 2;
      oval(pen, Math.cos(turn) * 24, Math.sin(turn) * 9, 5.4, 4, stone % 2 === 0 ? '#8f8d84' : '#a5a399');
    }
    stroke(pen, darkWood, 6, [-14, 2, 12, -8]);
    stroke(pen, wood, 6, [14, 2, -12, -8]);
    flame(pen, 0, -6, 1, '#e0702c');
    flame(pen, 1, -5, 0.66, '#f7b545');
    flame(pen, 0, -4, 0.36, '#fff0b8');
  },
  stone(pen) {
    oval(pen, 4, 4, 34, 12, 'rgb(24 30 20 / 0.3)');
    pen.fillStyle = '#9b9a90';
    pen.beginPath();
    pen.moveTo(-28, 2);
    pen.quadraticCurveTo(-32, -50, -12, -78);
    pen.quadraticCurveTo(4, -90, 16, -74);
    pen.quadraticCurveTo(32, -44, 28, 2);
    pen.quadraticCurveTo(0, 10, -28, 2);
    pen.fill();
    pen.fillStyle = '#7f7e75';
    pen.beginPath();
    pen.moveTo(10, 5);
    pen.quadraticCurveTo(18, -40, 12, -76);
    pen.quadraticCurveTo(32, -44, 28, 2);
    pen.fill();
    oval(pen, -16, -8, 10, 5, '#83995f');
    pen.strokeStyle = '#6b6a62';
    pen.lineWidth = 2.2;
    pen.beginPath();
    pen.arc(-4, -46, 9, 0, 1.6 * Math.PI);
    pen.stroke();
  },
  bench(pen) {
    oval(pen, 2, 3, 32, 8, 'rgb(24 30 20 / 0.26)');
    for (const x of [-24, 24]) stroke(pen, darkWood, 4, [x, 0, x, -16]);
    box(pen, -30, -20, 60, 8, 3, wood);
    box(pen, -30, -34, 60, 8, 3, '#8d6845');
    for (const x of [-24, 24]) stroke(pen, darkWood, 3.4, [x, -16, x, -32]);
  },
  haystack(pen) {
    oval(pen, 4, 4, 42, 13, 'rgb(24 30 20 / 0.28)');
    pen.fillStyle = '#cfab55';
    pen.beginPath();
    pen.moveTo(-40, 2);
    pen.quadraticCurveTo(-36, -48, 0, -66);
    pen.quadraticCurveTo(36, -48, 40, 2);
    pen.quadraticCurveTo(0, 12, -40, 2);
    pen.fill();
    for (let straw = 0; straw < 26; straw++) {
      const x = -32 + ((straw * 37) % 64);
      const y = -6 - ((straw * 23) % 44) * (1 - Math.abs(x) / 48);
      stroke(pen, straw % 2 === 0 ? '#e6cb7e' : '#ab8a3f', 1.8, [x, y, x + 3, y - 9]);
    }
  },
  boat(pen) {
    oval(pen, 0, 4, 50, 11, 'rgb(20 44 54 / 0.3)');
    pen.fillStyle = darkWood;
    pen.beginPath();
    pen.moveTo(-50, -14);
    pen.quadraticCurveTo(-34, 8, 0, 8);
    pen.quadraticCurveTo(36, 8, 52, -16);
    pen.quadraticCurveTo(0, -4, -50, -14);
    pen.fill();
    pen.fillStyle = '#8d6845';
    pen.beginPath();
    pen.moveTo(-48, -14);
    pen.quadraticCurveTo(0, -4, 50, -16);
    pen.quadraticCurveTo(0, -26, -48, -14);
    pen.fill();
    stroke(pen, '#a98559', 5, [-16, -17, -14, -7]);
    stroke(pen, '#a98559', 5, [18, -18, 20, -8]);
    stroke(pen, '#c5a273', 3, [-6, -14, 44, 2]);
  },
  grave(pen) {
    pen.translate(-thingCell.footX, -thingCell.footY);
    drawThing(pen, 'grave');
  },
};

function flame(pen: Pen, x: number, y: number, size: number, colour: string): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.moveTo(x, y - 44 * size);
  pen.quadraticCurveTo(x + 18 * size, y - 20 * size, x + 13 * size, y - 4 * size);
  pen.quadraticCurveTo(x, y + 6 * size, x - 13 * size, y - 4 * size);
  pen.quadraticCurveTo(x - 16 * size, y - 20 * size, x, y - 44 * size);
  pen.fill();
}

function stroke(
  pen: Pen,
  colour: string,
  wide: number,
  [fromX, fromY, toX, toY]: readonly [number, number, number, number],
): void {
  pen.strokeStyle = colour;
  pen.lineWidth = wide;
  pen.beginPath();
  pen.moveTo(fromX, fromY);
  pen.lineTo(toX, toY);
  pen.stroke();
}

function box(pen: Pen, x: number, y: number, wide: number, high: number, round: number, colour: string): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.roundRect(x, y, wide, high, round);
  pen.fill();
}

function oval(pen: Pen, x: number, y: number, wide: number, high: number, colour: string): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.ellipse(x, y, wide, high, 0, 0, Math.PI * 2);
  pen.fill();
}

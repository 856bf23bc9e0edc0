import type { Pen } from './person.ts';
import { shade } from './shade.ts';

/** The animals of the country. Each is drawn from its side, looking to the right. */
export type AnimalKind = 'hare' | 'hen' | 'ewe' | 'fawn' | 'squirrel' | 'cow';

/** Pictures of an animal: at ease, busy with the ground (or itself), and two of a step. */
export const animalPoses = ['ease', 'busy', 'stepOne', 'stepTwo'] as const;
export type AnimalPose = (typeof animalPoses)[number];

/** The square that an animal is drawn in, and where its feet are. */
export const animalCell = { width: 72, height: 60, footX: 36, footY: 54 } as const;

/** Draws an animal, with the feet at the foot point of its cell. */
export function drawAnimal(pen: Pen, kind: AnimalKind, pose: AnimalPose): void {
  pen.save();
  pen.translate(animalCell.footX, animalCell.footY);
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  drawings[kind](pen, pose);
  pen.restore();
}

const drawings: Readonly<Record<AnimalKind, (pen: Pen, pose: AnimalPose) => void>> = {
  hare(pen, pose) {
    const coat = '#b08e68';
    const hop = pose === 'stepOne' ? -5 : 0;
    const stretch = pose === 'stepOne' ? 3 : 0;
    oval(pen, -6 - stretch, -3 + hop * 0.6, 6, 3, shade(coat, -0.15));
    oval(pen, -1, -8 + hop, 10 + stretch, 7, coat);
    oval(pen, -10 - stretch, -9 + hop, 3, 3, '#f7efe0');
    oval(pen, 7 + stretch, -2.5 + hop * 0.7, 3, 2.2, shade(coat, -0.1));
    const down = pose === 'busy' ? 5 : 0;
    ear(pen, 7, -17 + hop + down, -0.35, coat);
    ear(pen, 10, -17 + hop + down, 0.05, shade(coat, -0.1));
    oval(pen, 9 + stretch, -13 + hop + down, 5.4, 4.8, coat);
    oval(pen, 11 + stretch, -14 + hop + down, 1, 1.2, '#2b2320');
  },
  hen(pen, pose) {
    const coat = '#f1e3c6';
    const isDown = pose === 'busy';
    legs(pen, [-2, 2], 6, pose, '#d79a3c', 1.6);
    pen.fillStyle = shade(coat, -0.12);
    pen.beginPath();
    pen.moveTo(-6, -12);
    pen.quadraticCurveTo(-16, -18, -13, -22);
    pen.quadraticCurveTo(-7, -17, -2, -14);
    pen.fill();
    oval(pen, 0, -11, 9, 7, coat);
    oval(pen, -2, -11, 5, 4, shade(coat, -0.12));
    const headX = isDown ? 11 : 8;
    const headY = isDown ? -4 : -20;
    pen.strokeStyle = coat;
    pen.lineWidth = 6;
    stroke(pen, 6, -13, headX, headY);
    oval(pen, headX, headY, 4, 4, coat);
    oval(pen, headX - 0.5, headY - 4, 2.6, 1.8, '#c4473c');
    pen.fillStyle = '#e0a23f';
    pen.beginPath();
    pen.moveTo(headX + 3, headY - 1.4);
    pen.lineTo(headX + 7, headY + (isDown ? 2 : 0.4));
    pen.lineTo(headX + 3, headY + 1.8);
    pen.fill();
    oval(pen, headX + 1, headY - 0.8, 0.9, 0.9, '#2b2320');
  },
  ewe(pen, pose) {
    const wool = '#f4eedf';
    legs(pen, [-9, -5, 6, 10], 10, pose, '#4a413c', 3);
    for (const [x, y, r] of [
      [-9, -17, 8],
      [-2, -20, 9],
      [6, -18, 8.5],
      [0, -13, 10],
      [-8, -12, 7],
      [8, -13, 7],
    ] as const) {
      oval(pen, x, y, r, r * 0.92, wool);
    }
    for (const [x, y] of [
      [-6, -18],
      [2, -21],
      [6, -14],
      [-3, -12],
    ] as const)
      curl(pen, x, y, shade(wool, -0.14));
    const down = pose === 'busy' ? 12 : 0;
    oval(pen, 17, -19 + down, 5, 6.4, '#4e443f');
    oval(pen, 13, -20 + down, 2.2, 3.6, '#3f3733');
    oval(pen, 15, -25 + down, 5, 3.6, wool);
    oval(pen, 18.6, -20.5 + down, 1, 1.2, '#f6efe0');
  },
  fawn(pen, pose) {
    const coat = '#b7804f';
    legs(pen, [-8, -5, 7, 10], 16, pose, shade(coat, -0.18), 2.4);
    oval(pen, 1, -20, 12, 7, coat);
    oval(pen, -11, -22, 3, 3.4, '#f6ead2');
    for (const [x, y] of [
      [-5, -23],
      [0, -24],
      [4, -22],
      [-2, -20],
      [-7, -20],
    ] as const)
      oval(pen, x, y, 1.3, 1.1, '#f3dfba');
    const down = pose === 'busy' ? 20 : 0;
    pen.strokeStyle = coat;
    pen.lineWidth = 5.5;
    stroke(pen, 10, -23, 16, -32 + down);
    ear(pen, 13, -37 + down, -0.8, coat);
    oval(pen, 18, -34 + down, 5.6, 4.2, coat);
    oval(pen, 23, -33 + down, 1.4, 1.2, '#3a2a22');
    oval(pen, 18.6, -35.4 + down, 1.2, 1.4, '#2b2320');
  },
  squirrel(pen, pose) {
    const coat = '#8d8f94';
    const hop = pose === 'stepOne' ? -5 : 0;
    pen.strokeStyle = shade(coat, 0.14);
    pen.lineWidth = 8;
    pen.beginPath();
    pen.moveTo(-6, -4 + hop);
    pen.bezierCurveTo(-20, -6 + hop, -18, -24 + hop, -8, -22 + hop);
    pen.stroke();
    oval(pen, 0, -7 + hop, 6.5, 6.5, coat);
    oval(pen, 2, -6 + hop, 3.4, 4.6, '#ded9d0');
    oval(pen, 4, -14 + hop, 4.6, 4.2, coat);
    ear(pen, 2.4, -18 + hop, -0.2, coat, 0.5);
    oval(pen, 5.6, -14.6 + hop, 1, 1.2, '#221d1c');
    const nut = pose === 'busy' ? -10 : -4;
    oval(pen, 7, nut + hop, 2.4, 1.6, shade(coat, -0.12));
    if (pose === 'busy') oval(pen, 8.4, -10.6, 1.8, 2, '#8a5a2f');
  },
  cow(pen, pose) {
    const coat = '#8f5f3f';
    legs(pen, [-14, -9, 9, 14], 13, pose, shade(coat, -0.2), 4.4);
    pen.fillStyle = coat;
    pen.beginPath();
    pen.roundRect(-19, -34, 38, 23, 10);
    pen.fill();
    oval(pen, -8, -26, 7, 5.5, '#f0e4cf');
    oval(pen, 6, -20, 5, 4, '#f0e4cf');
    pen.strokeStyle = shade(coat, -0.2);
    pen.lineWidth = 2;
    stroke(pen, -19, -29, -23, -16);
    const down = pose === 'busy' ? 16 : 0;
    pen.strokeStyle = '#efe5cf';
    pen.lineWidth = 2.4;
    stroke(pen, 19, -36 + down, 17, -42 + down);
    stroke(pen, 26, -36 + down, 28, -42 + down);
    pen.fillStyle = coat;
    pen.beginPath();
    pen.roundRect(16, -38 + down, 13, 15, 6);
    pen.fill();
    oval(pen, 23, -24 + down, 6.6, 4.2, '#e7c3a8');
    oval(pen, 20, -33 + down, 1.3, 1.5, '#241d1a');
    oval(pen, 26, -33 + down, 1.3, 1.5, '#241d1a');
  },
};

function legs(
  pen: Pen,
  places: readonly number[],
  length: number,
  pose: AnimalPose,
  colour: string,
  wide: number,
): void {
  const swing = pose === 'stepOne' ? 3 : pose === 'stepTwo' ? -3 : 0;
  pen.strokeStyle = colour;
  pen.lineWidth = wide;
  for (const [index, x] of places.entries()) stroke(pen, x, -length, x + (index % 2 === 0 ? swing : -swing), -wide / 2);
}

function ear(pen: Pen, x: number, y: number, lean: number, colour: string, size = 1): void {
  pen.save();
  pen.translate(x, y);
  pen.rotate(lean);
  oval(pen, 0, -4 * size, 2.4 * size, 7 * size, colour);
  oval(pen, 0.3, -4 * size, 1.1 * size, 5 * size, '#e2b6a0');
  pen.restore();
}

function curl(pen: Pen, x: number, y: number, colour: string): void {
  pen.strokeStyle = colour;
  pen.lineWidth = 1.3;
  pen.beginPath();
  pen.arc(x, y, 2.4, 0, 1.4 * Math.PI);
  pen.stroke();
}

function oval(pen: Pen, x: number, y: number, wide: number, high: number, colour: string): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.ellipse(x, y, wide, high, 0, 0, Math.PI * 2);
  pen.fill();
}

function stroke(pen: Pen, fromX: number, fromY: number, toX: number, toY: number): void {
  pen.beginPath();
  pen.moveTo(fromX, fromY);
  pen.lineTo(toX, toY);
  pen.stroke();
}

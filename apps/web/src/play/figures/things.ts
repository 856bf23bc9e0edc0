import type { Pen } from './person.ts';

/** Things that lie or stand about. */
export type ThingKind = 'lantern' | 'flag' | 'grave' | 'bundle';

export const thingCell = { width: 48, height: 72, footX: 24, footY: 66 } as const;

/** Draws a thing, with its foot at the foot point of its cell. */
export function drawThing(pen: Pen, kind: ThingKind): void {
  pen.save();
  pen.translate(thingCell.footX, thingCell.footY);
  pen.lineCap = 'round';
  drawings[kind](pen);
  pen.restore();
}

const drawings: Readonly<Record<ThingKind, (pen: Pen) => void>> = {
  lantern(pen) {
    pen.fillStyle = '#3d3026';
    pen.beginPath();
    pen.roundRect(-9, -5, 18, 5, 2);
    pen.fill();
    pen.fillStyle = '#ffd873';
    pen.beginPath();
    pen.roundRect(-7, -22, 14, 17, 3);
    pen.fill();
    pen.fillStyle = '#fff5d0';
    pen.beginPath();
    pen.ellipse(0, -12, 3, 5, 0, 0, Math.PI * 2);
    pen.fill();
    pen.strokeStyle = '#3d3026';
    pen.lineWidth = 2;
    for (const x of [-7, 0, 7]) {
      pen.beginPath();
      pen.moveTo(x, -22);
      pen.lineTo(x, -5);
      pen.stroke();
    }
    pen.fillStyle = '#3d3026';
    pen.beginPath();
    pen.moveTo(-10, -21);
    pen.lineTo(0, -31);
    pen.lineTo(10, -21);
    pen.fill();
    pen.beginPath();
    pen.arc(0, -33, 4, Math.PI, 0);
    pen.stroke();
  },
  flag(pen) {
    pen.strokeStyle = '#5d4632';
    pen.lineWidth = 3;
    pen.beginPath();
    pen.moveTo(0, 0);
    pen.lineTo(0, -54);
    pen.stroke();
    pen.fillStyle = '#b5483e';
    pen.beginPath();
    pen.moveTo(1, -54);
    pen.quadraticCurveTo(12, -60, 22, -52);
    pen.lineTo(20, -38);
    pen.quadraticCurveTo(10, -44, 1, -36);
    pen.fill();
    pen.strokeStyle = '#f1d9a0';
    pen.lineWidth = 2;
    pen.beginPath();
    pen.moveTo(7, -50);
    pen.lineTo(15, -43);
    pen.moveTo(15, -51);
    pen.lineTo(7, -43);
    pen.stroke();
  },
  grave(pen) {
    pen.fillStyle = '#8f9089';
    pen.beginPath();
    pen.roundRect(-10, -26, 20, 26, [10, 10, 2, 2]);
    pen.fill();
    pen.fillStyle = '#74766f';
    pen.beginPath();
    pen.roundRect(2, -25, 8, 25, [4, 9, 2, 0]);
    pen.fill();
    pen.fillStyle = '#6f9157';
    pen.beginPath();
    pen.ellipse(0, 0, 14, 4, 0, 0, Math.PI * 2);
    pen.fill();
  },
  bundle(pen) {
    pen.fillStyle = '#9a7a52';
    pen.beginPath();
    pen.ellipse(0, -8, 12, 9, 0, 0, Math.PI * 2);
    pen.fill();
    pen.strokeStyle = '#5d4632';
    pen.lineWidth = 2;
    pen.beginPath();
    pen.moveTo(-6, -16);
    pen.quadraticCurveTo(0, -8, 6, -16);
    pen.stroke();
  },
};

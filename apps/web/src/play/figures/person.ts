import { drawHead, drawLongHair } from './person-head.ts';
import type { PersonLook } from './person-look.ts';
import { shade } from './shade.ts';

/** From where a figure is seen. `side` looks to the right; the other side is its mirror image. */
export type Facing = 'front' | 'back' | 'side';
export const facings = ['front', 'back', 'side'] as const;

/** Where the neck is, above the feet. */
const NECK = -39;

/** Pictures of a step: standing, and either foot before the other. */
export const STEPS = 3;

/** The square that a figure is drawn in, and where its feet are. */
export const personCell = { width: 64, height: 80, footX: 32, footY: 74 } as const;

export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Draws somebody, with the feet at the foot point of the cell. */
export function drawPerson(pen: Pen, look: PersonLook, facing: Facing, step: number): void {
  const { footX, footY } = personCell;
  pen.save();
  pen.translate(footX, footY);
  pen.scale(look.tall, look.tall);
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.save();
  pen.translate(0, NECK);
  drawLongHair(pen, look, facing);
  pen.restore();
  const stride = step === 0 ? 0 : step === 1 ? 1 : -1;
  drawLegs(pen, look, facing, stride);
  if (facing !== 'back') drawArm(pen, look, facing, -stride, true);
  drawBody(pen, look, facing);
  drawArm(pen, look, facing, stride, false);
  if (facing === 'back') drawArm(pen, look, facing, -stride, true);
  pen.translate(0, NECK);
  drawHead(pen, look, facing);
  pen.restore();
}

function drawLegs(pen: Pen, look: PersonLook, facing: Facing, stride: number): void {
  const apart = (facing === 'side' ? 2.5 : 5) * look.broad;
  for (const side of [-1, 1]) {
    const swing = facing === 'side' ? stride * side * 5 : 0;
    const lift = facing === 'side' ? 0 : Math.max(0, stride * side) * 3;
    pen.strokeStyle = look.isRobed ? shade(look.legs, -0.15) : look.legs;
    pen.lineWidth = 6.5 * look.broad;
    line(pen, side * apart, -14, side * apart + swing, -4 - lift);
    pen.fillStyle = '#4a3628';
    pen.beginPath();
    const toe = facing === 'side' ? 2 : 0;
    pen.ellipse(side * apart + swing + toe, -2.5 - lift, 4.6 * look.broad, 3.2, 0, 0, Math.PI * 2);
    pen.fill();
  }
}

function drawBody(pen: Pen, { cloth, trim, broad, isRobed }: PersonLook, facing: Facing): void {
  const half = (facing === 'side' ? 8.5 : 11) * broad;
  const hem = half + (isRobed ? 5 : 2.5);
  const low = isRobed ? -4 : -10;
  pen.fillStyle = cloth;
  pen.beginPath();
  pen.moveTo(-half * 0.72, -35);
  pen.quadraticCurveTo(-half * 1.15, -26, -hem, low);
  pen.quadraticCurveTo(0, low + 4, hem, low);
  pen.quadraticCurveTo(half * 1.15, -26, half * 0.72, -35);
  pen.quadraticCurveTo(0, -39, -half * 0.72, -35);
  pen.fill();
  // Shadow on the side that the light does not come from.
  pen.fillStyle = shade(cloth, -0.2);
  pen.beginPath();
  pen.moveTo(half * 0.3, -36);
  pen.quadraticCurveTo(half * 0.8, -24, half * 0.55, low + 2);
  pen.lineTo(hem, low);
  pen.quadraticCurveTo(half * 1.15, -26, half * 0.72, -35);
  pen.fill();
  pen.strokeStyle = trim;
  pen.lineWidth = 2.4;
  pen.beginPath();
  pen.moveTo(-half * 1.02, -21);
  pen.quadraticCurveTo(0, -18, half * 1.02, -21);
  pen.stroke();
  pen.beginPath();
  pen.moveTo(-hem + 1, low - 0.5);
  pen.quadraticCurveTo(0, low + 3, hem - 1, low - 0.5);
  pen.stroke();
  if (facing === 'front') {
    pen.fillStyle = trim;
    pen.beginPath();
    pen.arc(0, -19.5, 2, 0, Math.PI * 2);
    pen.fill();
  }
}

function drawArm(pen: Pen, { cloth, skin, broad }: PersonLook, facing: Facing, stride: number, isFar: boolean): void {
  const side = isFar ? -1 : 1;
  const shoulder = facing === 'side' ? side * 1.5 : side * 9.5 * broad;
  const swing = facing === 'side' ? stride * 6 : side * 2.5;
  const lift = facing === 'side' ? 0 : Math.max(0, stride) * 2.5;
  const colour = isFar && facing === 'side' ? shade(cloth, -0.25) : shade(cloth, -0.08);
  pen.strokeStyle = colour;
  pen.lineWidth = 6 * broad;
  line(pen, shoulder, -31, shoulder + swing, -20 - lift);
  pen.fillStyle = skin;
  pen.beginPath();
  pen.arc(shoulder + swing * 1.15, -17 - lift, 3 * broad, 0, Math.PI * 2);
  pen.fill();
}

function line(pen: Pen, fromX: number, fromY: number, toX: number, toY: number): void {
  pen.beginPath();
  pen.moveTo(fromX, fromY);
  pen.lineTo(toX, toY);
  pen.stroke();
}

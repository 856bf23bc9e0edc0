import type { Facing, Pen } from './person.ts';
import type { PersonLook } from './person-look.ts';
import { shade } from './shade.ts';

/** Draws the long hair that hangs behind a body, where there is such; the neck is at the origin. */
export function drawLongHair(pen: Pen, { hair, hasLongHair }: PersonLook, facing: Facing): void {
  if (!hasLongHair || facing === 'back') return;
  pen.fillStyle = shade(hair, -0.18);
  pen.beginPath();
  if (facing === 'side') pen.roundRect(-14.5, -14, 13, 28, 7);
  else pen.roundRect(-14, -14, 28, 25, 10);
  pen.fill();
}

/** Draws a head whose neck is at the origin: large, as in picture books, so that faces are seen from afar. */
export function drawHead(pen: Pen, look: PersonLook, facing: Facing): void {
  pen.save();
  pen.translate(0, -8);
  drawEars(pen, look, facing);
  disc(pen, 0, 0, 12.5, 12, look.skin);
  if (facing !== 'back') drawFace(pen, look, facing);
  drawHair(pen, look, facing);
  if (look.hasBeard) drawBeard(pen, look, facing);
  drawHorns(pen, look, facing);
  pen.restore();
}

function drawFace(pen: Pen, { skin, hasTusks }: PersonLook, facing: Facing): void {
  const ahead = facing === 'side' ? 5 : 0;
  const eyes = facing === 'side' ? [7.5] : [-4.6, 4.6];
  for (const x of eyes) {
    disc(pen, x, 0.5, 1.7, 2.2, '#2b2522');
    disc(pen, x + 0.6, -0.3, 0.6, 0.7, '#ffffff');
  }
  for (const x of facing === 'side' ? [5] : [-7.4, 7.4]) disc(pen, x, 4.4, 2.5, 1.6, 'rgb(222 110 96 / 0.35)');
  pen.strokeStyle = shade(skin, -0.45);
  pen.lineWidth = 1.2;
  pen.beginPath();
  pen.arc(ahead, 4, 2.6, 0.25 * Math.PI, 0.75 * Math.PI);
  pen.stroke();
  if (!hasTusks) return;
  pen.fillStyle = '#f5efdf';
  for (const x of facing === 'side' ? [9] : [-3.6, 3.6]) {
    pen.beginPath();
    pen.moveTo(x - 1.3, 7.2);
    pen.lineTo(x, 3.4);
    pen.lineTo(x + 1.3, 7.2);
    pen.fill();
  }
}

function drawHair(pen: Pen, { hair, hasLongHair }: PersonLook, facing: Facing): void {
  pen.fillStyle = hair;
  pen.beginPath();
  if (facing === 'back') {
    pen.ellipse(0, -1, 13.2, hasLongHair ? 13.5 : 12.4, 0, 0, Math.PI * 2);
    if (hasLongHair) pen.roundRect(-11.5, -2, 23, 19, 9);
  } else if (facing === 'side') {
    pen.moveTo(9.5, -7.5);
    pen.quadraticCurveTo(6, -15, -3, -14);
    pen.quadraticCurveTo(-14, -12, -13, 2);
    pen.quadraticCurveTo(-12, 8, -7, 8);
    pen.quadraticCurveTo(-4, 0, 0, -4);
    pen.quadraticCurveTo(5, -4, 9.5, -7.5);
  } else {
    pen.moveTo(-12.8, 1.5);
    pen.quadraticCurveTo(-14, -14, 0, -14.2);
    pen.quadraticCurveTo(14, -14, 12.8, 1.5);
    pen.quadraticCurveTo(11, -5, 5, -6.5);
    pen.quadraticCurveTo(-2, -4, -7, -6.5);
    pen.quadraticCurveTo(-11, -4.5, -12.8, 1.5);
  }
  pen.fill();
  pen.strokeStyle = shade(hair, 0.22);
  pen.lineWidth = 1.4;
  pen.beginPath();
  pen.arc(-2, -3, 9, 1.15 * Math.PI, 1.5 * Math.PI);
  pen.stroke();
}

function drawEars(pen: Pen, { ears, skin }: PersonLook, facing: Facing): void {
  const sides = facing === 'side' ? [-0.05] : [-1, 1];
  for (const side of sides) {
    pen.fillStyle = shade(skin, -0.07);
    pen.beginPath();
    const x = side * 11.5;
    if (ears === 'round') pen.ellipse(x, 1.5, 3, 3.4, 0, 0, Math.PI * 2);
    else {
      const out = ears === 'long' ? 13 : 9;
      const up = ears === 'long' ? -9 : -4;
      pen.moveTo(x, -2);
      pen.quadraticCurveTo(x + side * out * 0.6, up * 0.8, x + (side || -1) * out, up);
      pen.quadraticCurveTo(x + side * out * 0.5, 3, x, 5);
    }
    pen.fill();
  }
}

function drawBeard(pen: Pen, { hair }: PersonLook, facing: Facing): void {
  if (facing === 'back') return;
  pen.fillStyle = shade(hair, -0.06);
  const middle = facing === 'side' ? 4 : 0;
  pen.beginPath();
  pen.moveTo(middle - 10, 3);
  pen.quadraticCurveTo(middle - 9, 18, middle, 20);
  pen.quadraticCurveTo(middle + 9, 18, middle + (facing === 'side' ? 7 : 10), 3);
  pen.quadraticCurveTo(middle, 9, middle - 10, 3);
  pen.fill();
}

function drawHorns(pen: Pen, { horns }: PersonLook, facing: Facing): void {
  if (horns === 'none') return;
  const reach = horns === 'great' ? 11 : 5;
  pen.strokeStyle = '#efe3c8';
  pen.lineWidth = horns === 'great' ? 4.4 : 3;
  for (const side of facing === 'side' ? [1] : [-1, 1]) {
    pen.beginPath();
    pen.moveTo(side * 8, -9);
    pen.quadraticCurveTo(side * (8 + reach), -10, side * (8 + reach), -10 - reach);
    pen.stroke();
  }
}

function disc(pen: Pen, x: number, y: number, wide: number, high: number, colour: string): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.ellipse(x, y, wide, high, 0, 0, Math.PI * 2);
  pen.fill();
}

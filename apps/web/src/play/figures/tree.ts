import type { TreeKind } from '@realmwright/gamedata/terrain/land';
import type { Pen } from './person.ts';
import { shade } from './shade.ts';

/** Looks that trees of one kind have. */
export const TREE_LOOKS = 3;

/** The square that a tree with a crown of one yard's radius is drawn in, points, and where its foot is. */
export const treeCell = { width: 160, height: 220, footX: 80, footY: 200 } as const;
/** Radius of the crown in that square. */
export const TREE_CROWN = 62;

const leaves: Readonly<Record<TreeKind, readonly string[]>> = {
  oak: ['#5f8a45', '#557f40', '#6b9449'],
  birch: ['#8fae55', '#9fb85c', '#83a651'],
  pine: ['#3f6d4b', '#467453', '#386347'],
  alder: ['#5b8a5a', '#67955f', '#527f54'],
  apple: ['#7ba552', '#86ad57', '#72994c'],
};

/** Draws a tree, with its foot at the foot point of the cell. */
export function drawTree(pen: Pen, kind: TreeKind, look: number): void {
  pen.save();
  pen.translate(treeCell.footX, treeCell.footY);
  pen.lineCap = 'round';
  const leaf = leaves[kind][look % TREE_LOOKS] ?? '#5f8a45';
  if (kind === 'pine') drawPine(pen, leaf, look);
  else drawRound(pen, kind, leaf, look);
  pen.restore();
}

function drawRound(pen: Pen, kind: TreeKind, leaf: string, look: number): void {
  const isBirch = kind === 'birch';
  pen.fillStyle = isBirch ? '#e9e4d6' : '#6b4f38';
  pen.beginPath();
  pen.moveTo(isBirch ? -6 : -10, 2);
  pen.quadraticCurveTo(-5, -30, isBirch ? -4 : -7, -84);
  pen.lineTo(isBirch ? 4 : 7, -84);
  pen.quadraticCurveTo(5, -30, isBirch ? 6 : 10, 2);
  pen.quadraticCurveTo(0, 6, isBirch ? -6 : -10, 2);
  pen.fill();
  if (isBirch) {
    pen.fillStyle = '#57524a';
    for (const y of [-12, -26, -41, -55]) pen.fillRect(y % 4 === 0 ? -5 : 0, y, 5, 2.4);
  }
  const tall = isBirch ? 1.18 : 1;
  const middle = -104 - (tall - 1) * 40;
  const puffs = puffsOf(look);
  for (const { x, y, r } of puffs) disc(pen, x, middle + y * tall + 5, r, shade(leaf, -0.26));
  for (const { x, y, r } of puffs) disc(pen, x - 2, middle + y * tall - 2, r * 0.93, shade(leaf, -0.08));
  for (const { x, y, r } of puffs) disc(pen, x - 5, middle + y * tall - 8, r * 0.78, leaf);
  for (const { x, y, r } of puffs) disc(pen, x - 8, middle + y * tall - 13, r * 0.5, shade(leaf, 0.055));
  if (kind === 'apple') {
    for (const { x, y, r } of puffs) disc(pen, x + r * 0.3, middle + y + r * 0.3, 4.4, '#c8493c');
  }
}

function puffsOf(look: number): readonly { readonly x: number; readonly y: number; readonly r: number }[] {
  const lean = (look - 1) * 5;
  return [
    { x: -26 + lean, y: -22, r: 32 },
    { x: 22 + lean, y: -26, r: 33 },
    { x: 0, y: -40, r: 30 },
    { x: 0, y: 4, r: 38 },
    { x: -38, y: 8, r: 26 },
    { x: 38, y: 6, r: 26 },
    { x: -16 - lean, y: 24, r: 25 },
    { x: 20 - lean, y: 23, r: 24 },
  ];
}

function drawPine(pen: Pen, leaf: string, look: number): void {
  pen.fillStyle = '#5e4634';
  pen.fillRect(-6, -40, 12, 42);
  const tiers = [
    { y: -26, half: 56, high: 62 },
    { y: -66, half: 46, high: 58 },
    { y: -104, half: 35, high: 52 },
    { y: -138, half: 23, high: 46 },
  ];
  for (const [index, { y, half, high }] of tiers.entries()) {
    const lean = (look - 1) * 1.6 * index;
    tier(pen, lean, y, half, high, shade(leaf, -0.22));
    tier(pen, lean - half * 0.14, y - 3, half * 0.74, high * 0.95, shade(leaf, 0.02 + index * 0.04));
  }
}

function tier(pen: Pen, x: number, y: number, half: number, high: number, colour: string): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.moveTo(x, y - high);
  pen.quadraticCurveTo(x + half * 0.4, y - high * 0.35, x + half, y);
  pen.quadraticCurveTo(x + half * 0.5, y + 8, x + half * 0.28, y + 3);
  pen.quadraticCurveTo(x, y + 12, x - half * 0.28, y + 3);
  pen.quadraticCurveTo(x - half * 0.5, y + 8, x - half, y);
  pen.quadraticCurveTo(x - half * 0.4, y - high * 0.35, x, y - high);
  pen.fill();
}

function disc(pen: Pen, x: number, y: number, r: number, colour: string): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.arc(x, y, r, 0, Math.PI * 2);
  pen.fill();
}

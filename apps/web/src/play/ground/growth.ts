import type { GroundKind } from '@realmwright/gamedata/terrain/ground';
import { grainAt } from './grain.ts';
import { PIECE_POINTS, type Sprig } from './ground-paint.ts';

type Pen = OffscreenCanvasRenderingContext2D;

/** Draws what grows or lies at a place of the ground; most places have nothing. */
export function drawSprig(pen: Pen, sprig: Sprig): void {
  const draw = drawings[sprig.kind];
  if (draw === undefined) return;
  pen.save();
  pen.translate(sprig.right, sprig.down);
  pen.scale(SIZE, SIZE);
  draw(pen, { ...sprig, right: 0, down: 0 });
  pen.restore();
}

/** Small things are drawn for 16 points to a yard. */
const SIZE = PIECE_POINTS / 16;

const drawings: Readonly<Partial<Record<GroundKind, (pen: Pen, sprig: Sprig) => void>>> = {
  grass(pen, sprig) {
    // Tufts stand together; between them the meadow is smooth.
    const crowd = grainAt(sprig.x, sprig.y, 14);
    if (sprig.chance < 0.34 + crowd * 0.3)
      tuft(pen, sprig, sprig.other < 0.5 ? 'rgb(104 145 70 / 0.62)' : 'rgb(170 196 110 / 0.5)');
    else if (sprig.chance > 0.972 - crowd * 0.03) blossom(pen, sprig);
  },
  flowers(pen, sprig) {
    if (sprig.chance < 0.35) tuft(pen, sprig, 'rgb(98 142 66 / 0.75)');
    else if (sprig.chance > 0.45) blossom(pen, sprig);
  },
  forest(pen, sprig) {
    if (sprig.chance < 0.3) fern(pen, sprig);
    else if (sprig.chance < 0.5)
      dot(
        pen,
        sprig.right,
        sprig.down,
        2.2,
        1.3,
        sprig.other < 0.5 ? 'rgb(142 112 66 / 0.6)' : 'rgb(160 92 52 / 0.55)',
      );
    else if (sprig.chance > 0.985) mushroom(pen, sprig);
  },
  path(pen, sprig) {
    if (sprig.chance < 0.4) {
      dot(
        pen,
        sprig.right + 0.8,
        sprig.down + 1,
        1.2 + sprig.other * 2,
        0.9 + sprig.other * 1.2,
        'rgb(120 96 62 / 0.4)',
      );
      dot(pen, sprig.right, sprig.down, 1.2 + sprig.other * 2, 0.9 + sprig.other * 1.2, 'rgb(240 222 182 / 0.75)');
    }
  },
  sand(pen, sprig) {
    if (sprig.chance < 0.24) arc(pen, sprig, 5, 'rgb(190 166 112 / 0.5)');
    else if (sprig.chance > 0.975) dot(pen, sprig.right, sprig.down, 2.4, 1.8, '#fbf1e4');
  },
  rock(pen, sprig) {
    if (sprig.chance > 0.5) return;
    const size = 3 + sprig.other * 5;
    dot(pen, sprig.right + 1, sprig.down + 1.6, size, size * 0.6, 'rgb(80 80 74 / 0.35)');
    dot(pen, sprig.right, sprig.down, size, size * 0.6, sprig.chance < 0.25 ? '#b9b8ad' : '#97968b');
  },
  water(pen, sprig) {
    if (sprig.chance < 0.1) arc(pen, sprig, 7, 'rgb(232 246 244 / 0.32)');
  },
};

/** A few pointed blades that lean the same way. */
function tuft(pen: Pen, { right, down, chance, other }: Sprig, colour: string): void {
  const high = 6 + other * 7;
  const lean = ((chance * 97) % 1) * 8 - 4;
  pen.fillStyle = colour;
  pen.beginPath();
  const blades = 3 + Math.floor(other * 3);
  for (let blade = 0; blade < blades; blade++) {
    const out = blade - (blades - 1) / 2;
    const foot = right + out * 1.7;
    const tip = foot + lean + out * 2.2;
    const tall = high * (1 - Math.abs(out) * 0.16);
    pen.moveTo(foot - 0.9, down);
    pen.quadraticCurveTo(foot + lean * 0.1 - 0.5, down - tall * 0.5, tip, down - tall);
    pen.quadraticCurveTo(foot + lean * 0.2 + 0.9, down - tall * 0.5, foot + 0.9, down);
  }
  pen.fill();
}

const petals = ['#fbf3df', '#f3c64f', '#d98aa6', '#9d93d6', '#e8785a'] as const;

function blossom(pen: Pen, { x, y, right, down, other }: Sprig): void {
  // Kinds grow in patches.
  const patch = Math.floor((grainAt(x, y, 40) + 1) * 2.5 + other * 1.4) % petals.length;
  const size = 1.3 + other * 0.9;
  pen.strokeStyle = 'rgb(86 128 60 / 0.8)';
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(right, down + 3.5);
  pen.lineTo(right, down);
  pen.stroke();
  for (const [dx, dy] of [
    [-1, 0],
    [1, 0],
    [0, -1],
    [0, 1],
  ] as const) {
    dot(pen, right + dx * size, down + dy * size, size, size, petals[patch] ?? petals[0]);
  }
  dot(pen, right, down, size * 0.75, size * 0.75, patch === 1 ? '#b9742c' : '#f0b83f');
}

function fern(pen: Pen, { right, down, other }: Sprig): void {
  pen.strokeStyle = other < 0.5 ? 'rgb(70 110 54 / 0.7)' : 'rgb(128 162 84 / 0.55)';
  pen.lineWidth = 1.3;
  pen.beginPath();
  for (const lean of [-6, -3.2, -1, 1.4, 3.6, 6]) {
    pen.moveTo(right, down);
    pen.quadraticCurveTo(right + lean * 0.2, down - 6, right + lean, down - 10 + Math.abs(lean) * 0.7);
  }
  pen.stroke();
}

function mushroom(pen: Pen, { right, down, other }: Sprig): void {
  dot(pen, right, down, 1.3, 2.4, '#f3e8d2');
  dot(pen, right, down - 2.6, 3.2, 2.2, other < 0.6 ? '#c24f3f' : '#b98b57');
  dot(pen, right - 1, down - 3, 0.7, 0.6, '#fff4e2');
  dot(pen, right + 1.2, down - 2.5, 0.6, 0.5, '#fff4e2');
}

function arc(pen: Pen, { right, down, other }: Sprig, wide: number, colour: string): void {
  pen.strokeStyle = colour;
  pen.lineWidth = 1.3;
  pen.beginPath();
  pen.ellipse(right, down, wide * (0.7 + other), 2.2, 0, 1.15 * Math.PI, 1.85 * Math.PI);
  pen.stroke();
}

function dot(pen: Pen, x: number, y: number, wide: number, high: number, colour: string): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.ellipse(x, y, wide, high, 0, 0, Math.PI * 2);
  pen.fill();
}

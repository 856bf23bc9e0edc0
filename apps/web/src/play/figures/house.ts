import type { House } from '@realmwright/gamedata/terrain/features';
import type { Pen } from './person.ts';
import { shade } from './shade.ts';

/** A point of the picture, from the middle of the house's ground. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** How a house is built. Heights in yards. */
interface Build {
  readonly wall: string;
  readonly roof: string;
  readonly beam: string;
  readonly wallHeight: number;
  readonly roofHeight: number;
  readonly hasChimney: boolean;
}

const thatch = '#c49a5c';
const builds: Readonly<Record<House['kind'], Build>> = {
  cottage: { wall: '#efe2c6', roof: thatch, beam: '#6b4a33', wallHeight: 2.5, roofHeight: 3, hasChimney: true },
  inn: { wall: '#f2e2c2', roof: '#a9573f', beam: '#5f4130', wallHeight: 3.6, roofHeight: 3.4, hasChimney: true },
  smithy: { wall: '#a49b8f', roof: '#6a5f63', beam: '#4a3a33', wallHeight: 2.7, roofHeight: 2.6, hasChimney: true },
  barn: { wall: '#a8603f', roof: '#8a6a48', beam: '#5c3b2a', wallHeight: 3, roofHeight: 3.6, hasChimney: false },
  mill: { wall: '#e9dcc0', roof: '#7d6a58', beam: '#5f4634', wallHeight: 3.6, roofHeight: 3, hasChimney: false },
  chapel: { wall: '#dcd8cc', roof: '#6f7d8c', beam: '#5a5148', wallHeight: 3.6, roofHeight: 4.2, hasChimney: false },
  hut: { wall: '#b48f62', roof: '#8f8a52', beam: '#5f4730', wallHeight: 2.1, roofHeight: 2.4, hasChimney: true },
  tower: { wall: '#b7b2a6', roof: '#8c4f41', beam: '#5a4c40', wallHeight: 8, roofHeight: 3.6, hasChimney: false },
};

/** A house as a picture: its size in points, where the middle of its ground is, and where its windows shine. */
export interface HousePicture {
  readonly width: number;
  readonly height: number;
  readonly footX: number;
  readonly footY: number;
  readonly windows: readonly Point[];
  draw(pen: Pen): void;
}

/** The picture of a house that stands as it stands, `yard` points to a yard. Roofs shine at what is seen from the south. */
export function pictureOf(house: House, yard: number): HousePicture {
  const build = builds[house.kind];
  const shape = shapeOf(house, build, yard);
  const reach = (Math.hypot(house.width, house.depth) / 2 + 1.4) * yard;
  const up = (build.wallHeight + build.roofHeight + 2.4) * yard;
  return {
    width: reach * 2,
    height: reach * 2 + up,
    footX: reach,
    footY: reach + up,
    windows: shape.walls.flatMap(({ isSeen, spots }) => (isSeen ? spots : [])),
    draw: (pen) => {
      pen.save();
      pen.translate(reach, reach + up);
      pen.lineJoin = 'round';
      pen.lineCap = 'round';
      drawShape(pen, shape, build, yard, house);
      pen.restore();
    },
  };
}

interface Wall {
  readonly from: Point;
  readonly to: Point;
  readonly isSeen: boolean;
  readonly isFront: boolean;
  readonly isGable: boolean;
  readonly light: number;
  readonly spots: readonly Point[];
}

interface Shape {
  readonly corners: readonly Point[];
  readonly walls: readonly Wall[];
  readonly ridge: readonly [Point, Point];
}

function shapeOf({ front, width, depth }: House, build: Build, yard: number): Shape {
  // Ahead is where the front looks, aside along the front; both as directions of the picture.
  const ahead = { x: -front.y * yard, y: -front.x * yard };
  const aside = { x: -front.x * yard, y: front.y * yard };
  const at = (along: number, forward: number): Point => ({
    x: aside.x * along + ahead.x * forward,
    y: aside.y * along + ahead.y * forward,
  });
  const w = width / 2;
  const d = depth / 2;
  const corners = [at(-w, d), at(w, d), at(w, -d), at(-w, -d)];
  const isLong = width >= depth;
  const top = (build.wallHeight + build.roofHeight) * yard;
  const lifted = (point: Point, by: number): Point => ({ x: point.x, y: point.y - by });
  const ridge: [Point, Point] = isLong
    ? [lifted(at(-w, 0), top), lifted(at(w, 0), top)]
    : [lifted(at(0, d), top), lifted(at(0, -d), top)];
  const walls = corners.map((from, index): Wall => {
    const to = corners[(index + 1) % 4] ?? from;
    const out = [ahead, aside, { x: -ahead.x, y: -ahead.y }, { x: -aside.x, y: -aside.y }][index] ?? ahead;
    const isFront = index === 0;
    const isShort = index % 2 === 1;
    const length = Math.hypot(to.x - from.x, to.y - from.y) / yard;
    return {
      from,
      to,
      isSeen: out.y > 0.08 * yard,
      isFront,
      isGable: isLong ? isShort : !isShort,
      light: -out.x / yard / 2,
      spots: windowsOf(from, to, length, isFront, build.wallHeight * yard),
    };
  });
  return { corners, walls, ridge };
}

function windowsOf(from: Point, to: Point, length: number, isFront: boolean, height: number): readonly Point[] {
  const shares = isFront ? [0.2, 0.8] : length > 9 ? [0.25, 0.5, 0.75] : [0.3, 0.7];
  return shares.map((share) => ({
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share - height * 0.52,
  }));
}

function drawShape(pen: Pen, { corners, walls, ridge }: Shape, build: Build, yard: number, house: House): void {
  const high = build.wallHeight * yard;
  pen.fillStyle = 'rgb(24 30 20 / 0.28)';
  polygon(
    pen,
    corners.map(({ x, y }) => ({ x: x * 1.05 + 9, y: y * 1.05 + 8 })),
  );
  for (const wall of walls) if (wall.isSeen) drawWall(pen, wall, build, high, yard, house);
  drawRoof(pen, walls, ridge, build, high, yard);
  if (build.hasChimney) drawChimney(pen, ridge, yard);
}

function drawWall(pen: Pen, wall: Wall, build: Build, high: number, yard: number, house: House): void {
  const { from, to, isFront, isGable, light } = wall;
  const topOf = (point: Point): Point => ({ x: point.x, y: point.y - high });
  pen.fillStyle = shade(build.wall, light > 0 ? light * 0.12 : light * 0.34);
  const outline = [from, to, topOf(to), topOf(from)];
  if (isGable) {
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 - high - build.roofHeight * yard };
    outline.splice(3, 0, middle);
  }
  polygon(pen, outline);
  pen.strokeStyle = build.beam;
  pen.lineWidth = yard * 0.16;
  for (const share of [0.02, 0.34, 0.66, 0.98]) {
    const x = from.x + (to.x - from.x) * share;
    const y = from.y + (to.y - from.y) * share;
    line(pen, { x, y }, { x, y: y - high });
  }
  line(pen, topOf(from), topOf(to));
  for (const spot of wall.spots) drawWindow(pen, spot, wall, yard, build.beam);
  if (isFront) drawDoor(pen, wall, yard, build, house.kind === 'barn' ? 3.4 : 1.5);
}

function drawWindow(pen: Pen, { x, y }: Point, { from, to }: Wall, yard: number, beam: string): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const half = yard * 0.42;
  const dx = ((to.x - from.x) / length) * half;
  const dy = ((to.y - from.y) / length) * half;
  const tall = yard * 0.48;
  pen.fillStyle = '#ffe3a0';
  pen.strokeStyle = beam;
  pen.lineWidth = yard * 0.11;
  polygon(pen, [
    { x: x - dx, y: y - dy - tall },
    { x: x + dx, y: y + dy - tall },
    { x: x + dx, y: y + dy + tall },
    { x: x - dx, y: y - dy + tall },
  ]);
  pen.stroke();
  line(pen, { x, y: y - tall }, { x, y: y + tall });
  line(pen, { x: x - dx, y: y - dy }, { x: x + dx, y: y + dy });
}

function drawDoor(pen: Pen, { from, to }: Wall, yard: number, { beam }: Build, wide: number): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const dx = (((to.x - from.x) / length) * yard * wide) / 2;
  const dy = (((to.y - from.y) / length) * yard * wide) / 2;
  const tall = yard * 1.9;
  pen.fillStyle = shade(beam, -0.12);
  polygon(pen, [
    { x: middle.x - dx, y: middle.y - dy },
    { x: middle.x + dx, y: middle.y + dy },
    { x: middle.x + dx, y: middle.y + dy - tall },
    { x: middle.x, y: middle.y - tall - yard * 0.3 },
    { x: middle.x - dx, y: middle.y - dy - tall },
  ]);
  pen.fillStyle = '#e3b45a';
  pen.beginPath();
  pen.arc(middle.x + dx * 0.55, middle.y + dy * 0.55 - tall * 0.45, yard * 0.09, 0, Math.PI * 2);
  pen.fill();
}

function drawRoof(
  pen: Pen,
  walls: readonly Wall[],
  ridge: readonly [Point, Point],
  build: Build,
  high: number,
  yard: number,
): void {
  const eaves = walls.filter(({ isGable }) => !isGable);
  const byDepth = eaves.toSorted((one, other) => one.from.y + one.to.y - other.from.y - other.to.y);
  for (const [index, { from, to, light }] of byDepth.entries()) {
    const a = over(from, to, high, yard);
    const b = over(to, from, high, yard);
    const [near, far] =
      Math.hypot(ridge[0].x - from.x, ridge[0].y - from.y + high) <
      Math.hypot(ridge[1].x - from.x, ridge[1].y - from.y + high)
        ? ridge
        : [ridge[1], ridge[0]];
    const c = stretched(far, near, yard);
    const d = stretched(near, far, yard);
    pen.fillStyle = shade(build.roof, (index === 0 ? 0.06 : -0.06) + light * 0.2);
    polygon(pen, [a, b, c, d]);
    pen.strokeStyle = shade(build.roof, -0.22);
    pen.lineWidth = 1.2;
    pen.globalAlpha = 0.55;
    for (let row = 1; row < 7; row++) line(pen, between(a, d, row / 7), between(b, c, row / 7));
    pen.globalAlpha = 1;
    pen.lineWidth = 2.2;
    line(pen, a, b);
  }
  pen.strokeStyle = shade(build.roof, -0.3);
  pen.lineWidth = yard * 0.2;
  line(pen, stretched(ridge[0], ridge[1], yard), stretched(ridge[1], ridge[0], yard));
}

/** The end of an eave: a little beyond the wall and a little below its top. */
function over(end: Point, other: Point, high: number, yard: number): Point {
  const out = stretched(end, other, yard);
  return { x: out.x, y: out.y - high + yard * 0.25 };
}

/** A point moved away from another by the overhang of a roof. */
function stretched(point: Point, from: Point, yard: number): Point {
  const length = Math.hypot(point.x - from.x, point.y - from.y) || 1;
  const by = (yard * 0.55) / length;
  return { x: point.x + (point.x - from.x) * by, y: point.y + (point.y - from.y) * by };
}

function drawChimney(pen: Pen, ridge: readonly [Point, Point], yard: number): void {
  const { x, y } = between(ridge[0], ridge[1], 0.78);
  pen.fillStyle = '#7d6656';
  pen.fillRect(x - yard * 0.42, y - yard * 1.1, yard * 0.84, yard * 1.35);
  pen.fillStyle = '#5f4c40';
  pen.fillRect(x + yard * 0.08, y - yard * 1.1, yard * 0.34, yard * 1.35);
  pen.fillStyle = '#93796a';
  pen.fillRect(x - yard * 0.52, y - yard * 1.22, yard * 1.04, yard * 0.26);
}

function between(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function polygon(pen: Pen, points: readonly Point[]): void {
  pen.beginPath();
  for (const { x, y } of points) pen.lineTo(x, y);
  pen.closePath();
  pen.fill();
}

function line(pen: Pen, from: Point, to: Point): void {
  pen.beginPath();
  pen.moveTo(from.x, from.y);
  pen.lineTo(to.x, to.y);
  pen.stroke();
}

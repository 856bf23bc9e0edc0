import type { Zone } from '@realmwright/gamedata/places';
import type { Spot } from '@realmwright/gamedata/terrain/land';
import type { Footprint } from '@realmwright/gamedata/terrain/line';
import type { Terrain } from '@realmwright/gamedata/terrain/terrain';
import { reliefOf } from './land-relief.ts';

/** Pixels of a yard, and of the margin around the land. */
const SCALE = 2.2;
const MARGIN = 46;

/**
 * The map of a land as an SVG picture: the relief as an image, everything else in lines, with names and a scale, and the
 * borders of those zones that have an outline on it.
 */
export function landMap(terrain: Terrain, zones: readonly Zone[]): string {
  const { lengthX, lengthY, name } = terrain.land;
  const width = lengthY * SCALE + 2 * MARGIN;
  const height = lengthX * SCALE + 2 * MARGIN;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width.toFixed(0)} ${height.toFixed(0)}" font-family="Georgia, 'Times New Roman', serif">
<title>The land of ${escaped(name)}</title>
<style>
.road-edge { fill: none; stroke: #8f7650; stroke-linecap: round; stroke-linejoin: round; }
.road { fill: none; stroke: #e0c894; stroke-linecap: round; stroke-linejoin: round; }
.name { fill: #33291a; font-style: italic; text-anchor: middle; paint-order: stroke; stroke: #f4ecd8; stroke-width: 3.2px; stroke-linejoin: round; stroke-opacity: .85; }
.border { fill: none; stroke: #7a2f22; stroke-opacity: .62; stroke-width: 1.8px; stroke-dasharray: 9 4 2 4; stroke-linejoin: round; }
.zone-name { fill: #7a2f22; text-anchor: middle; letter-spacing: 3px; paint-order: stroke; stroke: #f4ecd8; stroke-width: 3.2px; stroke-opacity: .85; }
.water-name { fill: #eaf3f5; font-style: italic; text-anchor: middle; letter-spacing: 2px; }
</style>
<rect width="100%" height="100%" fill="#efe5cc"/>
${relief(terrain, width, height)}
<clipPath id="land"><rect ${inner(width, height)}/></clipPath>
<g clip-path="url(#land)">${roads(terrain)}</g>
<g>${planks(terrain)}</g>
<g>${fields(terrain)}</g>
<g fill="none" stroke="#6d5636" stroke-width="1.3" stroke-dasharray="5 1.6">${fences(terrain)}</g>
<g>${houses(terrain)}</g>
${trees(terrain)}
<g>${landmarks(terrain)}</g>
<g>${lamps(terrain)}</g>
<g clip-path="url(#land)">${borders(terrain, zones)}</g>
<g>${names(terrain)}</g>
${frame(name, width, height)}
</svg>
`;
}

function relief(terrain: Terrain, width: number, height: number): string {
  const { png } = reliefOf(terrain);
  const image = `data:image/png;base64,${png.toString('base64')}`;
  return `<image ${inner(width, height)} preserveAspectRatio="none" href="${image}"/>`;
}

function roads({ land }: Terrain): string {
  const way = (points: readonly Spot[]): string => points.map((spot) => at(spot, land)).join(' ');
  const edges = land.roads.map(
    ({ points, width }) =>
      `<polyline class="road-edge" points="${way(points)}" stroke-width="${fixed(width * SCALE + 2)}"/>`,
  );
  const middles = land.roads.map(
    ({ points, width }) => `<polyline class="road" points="${way(points)}" stroke-width="${fixed(width * SCALE)}"/>`,
  );
  return [...edges, ...middles].join('\n');
}

function planks({ land, planks: all }: Terrain): string {
  return all
    .map((one) => {
      const boards = Math.round(one.depth / 1.6);
      const lines = Array.from({ length: boards - 1 }, (_, i) => {
        const forward = ((i + 1) / boards - 0.5) * one.depth;
        return `M${at(corner(one, forward, one.width / 2), land)}L${at(corner(one, forward, -one.width / 2), land)}`;
      });
      const board = `<polygon points="${outline(one, land)}" fill="#a17c4e" stroke="#4c3820" stroke-width="1.4"/>`;
      return `${board}<path d="${lines.join('')}" stroke="#5f482b" stroke-width=".8"/>`;
    })
    .join('\n');
}

function fields({ land, fields: all }: Terrain): string {
  return all
    .map((field) => {
      const rows = Math.floor(field.width / 2.6);
      const lines = Array.from({ length: rows }, (_, i) => {
        const aside = ((i + 0.5) / rows - 0.5) * field.width;
        return `M${at(corner(field, field.depth / 2 - 1, aside), land)}L${at(corner(field, 1 - field.depth / 2, aside), land)}`;
      });
      const colour = field.crop === 'cabbage' ? '#7d9a55' : field.crop === 'flax' ? '#8d93b8' : '#b8963f';
      return `<path d="${lines.join('')}" stroke="${colour}" stroke-width="2" stroke-opacity=".8"/>`;
    })
    .join('\n');
}

function fences({ land }: Terrain): string {
  return land.fences
    .map(({ points }) => `<polyline points="${points.map((one) => at(one, land)).join(' ')}"/>`)
    .join('');
}

const roofs = ['#b5573a', '#a64b36', '#c06a45', '#8d5a44', '#a97142'];

function houses({ land, houses: all }: Terrain): string {
  return all
    .map((house) => {
      const { look, width, depth, kind } = house;
      const roof =
        kind === 'chapel' ? '#7d8690' : kind === 'tower' ? '#8b8378' : roofs[Math.floor(look * roofs.length)];
      const ridge = [corner(house, 0, width / 2 - 0.6), corner(house, 0, 0.6 - width / 2)];
      const front = [corner(house, depth / 2, width / 2), corner(house, depth / 2, -width / 2), ...ridge.toReversed()];
      const door = corner(house, depth / 2, 0);
      return [
        `<polygon points="${outline(house, land)}" fill="#2c2418" fill-opacity=".3" transform="translate(3 3.5)"/>`,
        `<polygon points="${outline(house, land)}" fill="${roof}" stroke="#3a2415" stroke-width="1.3"/>`,
        `<polygon points="${front.map((one) => at(one, land)).join(' ')}" fill="#fff" fill-opacity=".16"/>`,
        `<polyline points="${ridge.map((one) => at(one, land)).join(' ')}" fill="none" stroke="#3a2415" stroke-width="1"/>`,
        `<circle cx="${left(door, land)}" cy="${top(door, land)}" r="2" fill="#f4dfa6" stroke="#3a2415" stroke-width=".8"/>`,
      ].join('');
    })
    .join('\n');
}

const crowns = {
  oak: ['#587a3c', '#7b9c54'],
  birch: ['#86a050', '#a9bf6c'],
  pine: ['#3f6446', '#5b8260'],
  alder: ['#5f8150', '#82a26d'],
  apple: ['#7c9a4a', '#c9776a'],
} as const;

/** One picture for each kind, and one use of it for each tree: the farther south, the later, so that crowns overlap right. */
function trees({ land, trees: all }: Terrain): string {
  const symbols = Object.entries(crowns).map(
    ([kind, [dark, light]]) =>
      `<g id="${kind}"><ellipse cx=".28" cy=".34" rx="1" ry=".95" fill="#25301a" fill-opacity=".32"/><circle r="1" fill="${dark}"/><circle cx="-.26" cy="-.28" r=".58" fill="${light}" fill-opacity=".75"/></g>`,
  );
  const uses = [...all]
    .sort((one, other) => other.x - one.x)
    .map(
      ({ kind, crown, ...spot }) =>
        `<use href="#${kind}" transform="translate(${left(spot, land)} ${top(spot, land)}) scale(${fixed(crown * SCALE)})"/>`,
    );
  return `<defs>${symbols.join('')}</defs>\n<g>${uses.join('\n')}</g>`;
}

function landmarks({ land }: Terrain): string {
  const shapes = {
    well: '<circle r="4.6" fill="#b9b1a2" stroke="#4a4337" stroke-width="1.4"/><circle r="2.2" fill="#4f7c93"/>',
    stall:
      '<rect x="-5" y="-3.6" width="10" height="7.2" fill="#e8d9b0" stroke="#4a3620"/><path d="M-3 -3.6V3.6M1 -3.6V3.6" stroke="#b5473a" stroke-width="1.6"/>',
    signpost: '<path d="M0 5V-6M-5 -4H4L6 -2.4L4 -.8H-5Z" fill="#c9a66a" stroke="#4a3620"/>',
    campfire:
      '<path d="M-3.4 3L3.4 -1M3.4 3L-3.4 -1" stroke="#5a4025" stroke-width="1.8"/><path d="M0 2C-3 0 -1 -3 0 -5C1 -3 3 0 0 2Z" fill="#e98a2f"/>',
    stone: '<path d="M-3.4 4L-2.6 -4L1 -6L3.4 4Z" fill="#9a958a" stroke="#4f4a42"/>',
    bench: '<rect x="-4.6" y="-1.4" width="9.2" height="2.8" fill="#8a6a42" stroke="#4a3620" stroke-width=".8"/>',
    haystack: '<ellipse rx="5" ry="4.2" fill="#dcc36c" stroke="#9c8440"/>',
    boat: '<path d="M-8 0C-4 -4 4 -4 8 0C4 4 -4 4 -8 0Z" fill="#9a7246" stroke="#3f2d18"/><path d="M-2 -3V3M2.6 -2.8V2.8" stroke="#3f2d18"/>',
    grave: '<path d="M-1.8 3V-1.6A1.8 1.8 0 0 1 1.8 -1.6V3Z" fill="#a9a59b" stroke="#55504a" stroke-width=".8"/>',
  } as const;
  return land.landmarks
    .map(({ kind, ...spot }) => `<g transform="translate(${left(spot, land)} ${top(spot, land)})">${shapes[kind]}</g>`)
    .join('\n');
}

function lamps({ land }: Terrain): string {
  return land.lamps
    .map(
      (spot) =>
        `<g transform="translate(${left(spot, land)} ${top(spot, land)})"><circle r="7" fill="#ffe9a8" fill-opacity=".35"/><circle r="2.2" fill="#ffd766" stroke="#6b4f1d" stroke-width=".9"/></g>`,
    )
    .join('\n');
}

function borders({ land }: Terrain, zones: readonly Zone[]): string {
  return zones
    .filter(({ map }) => map === land.map)
    .map(({ name, outline: corners, minX, maxX, minY, maxY }) => {
      if (corners === undefined) return '';
      const clamped = (value: number, least: number, length: number): number =>
        Math.min(least + length, Math.max(least, value));
      const middle = {
        x: (clamped(minX, land.minX, land.lengthX) + clamped(maxX, land.minX, land.lengthX)) / 2,
        y: (clamped(minY, land.minY, land.lengthY) + clamped(maxY, land.minY, land.lengthY)) / 2,
      };
      const border = `<polygon class="border" points="${corners.map((one) => at(one, land)).join(' ')}"/>`;
      return `${border}<text class="zone-name" x="${left(middle, land)}" y="${fixed(Number(top(middle, land)) + 34)}" font-size="15">${escaped(name.toUpperCase())}</text>`;
    })
    .join('\n');
}

/** Names of what has one; those of houses stand below them. */
function names({ land, houses: all }: Terrain): string {
  const label = (text: string, spot: Spot, size: number, down = 0, kind = 'name'): string =>
    `<text class="${kind}" x="${left(spot, land)}" y="${fixed(Number(top(spot, land)) + down)}" font-size="${size}">${escaped(text)}</text>`;
  const lakes = land.lakes.map((lake) => label(land.name, lake, 30, 8, 'water-name'));
  const woods = land.woods.map(({ name, ...spot }) => label(name, spot, 19));
  const homes = all.map(({ name, depth, ...spot }) => label(name, spot, 11.5, (depth / 2) * SCALE + 15));
  const [longest] = land.roads;
  const middle = longest?.points[Math.floor(longest.points.length * 0.75)];
  const road = longest === undefined || middle === undefined ? [] : [label(longest.name, middle, 13, -12)];
  return [...lakes, ...woods, ...homes, ...road].join('\n');
}

/** The rectangle of the land within the picture. */
function inner(width: number, height: number): string {
  return `x="${MARGIN}" y="${MARGIN}" width="${fixed(width - 2 * MARGIN)}" height="${fixed(height - 2 * MARGIN)}"`;
}

function frame(name: string, width: number, height: number): string {
  const bar = 100 * SCALE;
  return `<g>
<rect ${inner(width, height)} fill="none" stroke="#4b3a22" stroke-width="2.5"/>
<rect x="${MARGIN - 9}" y="${MARGIN - 9}" width="${fixed(width - 2 * MARGIN + 18)}" height="${fixed(height - 2 * MARGIN + 18)}" fill="none" stroke="#4b3a22" stroke-width="1"/>
<text x="${fixed(width / 2)}" y="27" font-size="25" fill="#33291a" text-anchor="middle" letter-spacing="7">${escaped(name.toUpperCase())}</text>
<g transform="translate(${MARGIN + 58} ${fixed(height - MARGIN - 74)})" fill="#33291a" stroke="#f4ecd8" stroke-width=".8">
<circle r="40" fill="#f4ecd8" fill-opacity=".62" stroke="#4b3a22"/>
<path d="M0 -34L6 0L0 34L-6 0Z" fill="#c9b98f" stroke="#4b3a22"/><path d="M-34 0L0 -6L34 0L0 6Z" fill="#c9b98f" stroke="#4b3a22"/><path d="M0 -34L6 0H-6Z" fill="#8c3b2a" stroke="#4b3a22"/>
<text y="-44" font-size="15" text-anchor="middle" stroke="none">N</text></g>
<g transform="translate(${fixed(width - MARGIN - bar - 24)} ${fixed(height - MARGIN - 22)})">
<rect x="-12" y="-24" width="${fixed(bar + 24)}" height="38" fill="#f4ecd8" fill-opacity=".72" stroke="#4b3a22"/>
<path d="M0 0H${fixed(bar)}" stroke="#33291a" stroke-width="5"/><path d="M${fixed(bar / 4)} 0H${fixed(bar / 2)}M${fixed((bar * 3) / 4)} 0H${fixed(bar)}" stroke="#f4ecd8" stroke-width="2.6"/>
<text y="-8" font-size="13" fill="#33291a">0</text><text x="${fixed(bar)}" y="-8" font-size="13" fill="#33291a" text-anchor="end">100 yards</text></g>
</g>`;
}

/** A point of a footprint, from its middle: forward is towards the front. */
function corner({ x, y, front }: Footprint, forward: number, aside: number): Spot {
  return { x: x + front.x * forward - front.y * aside, y: y + front.y * forward + front.x * aside };
}

function outline(print: Footprint, land: Terrain['land']): string {
  const [deep, wide] = [print.depth / 2, print.width / 2];
  const corners = [
    corner(print, deep, wide),
    corner(print, deep, -wide),
    corner(print, -deep, -wide),
    corner(print, -deep, wide),
  ];
  return corners.map((one) => at(one, land)).join(' ');
}

function at(spot: Spot, land: Terrain['land']): string {
  return `${left(spot, land)} ${top(spot, land)}`;
}

/** West is left, north is up. */
function left({ y }: Spot, { minY, lengthY }: Terrain['land']): string {
  return fixed((minY + lengthY - y) * SCALE + MARGIN);
}

function top({ x }: Spot, { minX, lengthX }: Terrain['land']): string {
  return fixed((minX + lengthX - x) * SCALE + MARGIN);
}

function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

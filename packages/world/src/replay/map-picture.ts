import type { Track } from './tracks.ts';

/** What is drawn. */
export interface MapPicture {
  readonly title: string;
  readonly tracks: readonly Track[];
}

/** Longest side of the drawing without margins, pixels. */
const SIDE = 1200;
const MARGIN = 60;
/** Least part of the world that is shown, yards. */
const LEAST_YARDS = 40;

/**
 * Draws tracks as seen from above, as SVG: north (+x) is up, west (+y) left, as on the maps of the supported clients.
 * Players are coloured lines with a ring where they began and a dot and their name where they ended; creatures are thin
 * grey lines. The grid's lines are labelled with their coordinates.
 */
export function drawMap({ title, tracks }: MapPicture): string {
  const view = viewOf(tracks);
  const players = tracks.filter(({ kind }) => kind === 'player');
  const creatures = tracks.filter(({ kind }) => kind === 'creature');
  const width = view.width + 2 * MARGIN;
  const height = view.height + 2 * MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#f4f2ea"/>`,
    `<clipPath id="map"><rect x="${MARGIN}" y="${MARGIN}" width="${view.width}" height="${view.height}"/></clipPath>`,
    ...grid(view),
    '<g clip-path="url(#map)">',
    ...creatures.map((track) => creatureLine(track, view)),
    '</g>',
    ...players.flatMap((track, index) => playerLine(track, colourOf(index, players.length), view)),
    ...names(players, view),
    `<text x="${MARGIN}" y="${MARGIN / 2}" font-size="18">${escaped(title)}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

/** A window on the world and its size in pixels. */
export interface View {
  readonly minX: number;
  readonly maxX: number;
  readonly minY: number;
  readonly maxY: number;
  readonly pixelsPerYard: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest window that holds all players' tracks with some room around, or all tracks when there is no player. */
export function viewOf(tracks: readonly Track[]): View {
  const shown = tracks.some(({ kind }) => kind === 'player') ? tracks.filter(({ kind }) => kind === 'player') : tracks;
  let minX = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (const { points } of shown) {
    for (const { x, y } of points) {
      minX = Math.min(minX, x);
      maxX = Math.max(maxX, x);
      minY = Math.min(minY, y);
      maxY = Math.max(maxY, y);
    }
  }
  if (minX > maxX) [minX, maxX, minY, maxY] = [0, 0, 0, 0];
  const room = Math.max(5, (LEAST_YARDS - Math.min(maxX - minX, maxY - minY)) / 2);
  minX -= room;
  maxX += room;
  minY -= room;
  maxY += room;
  const pixelsPerYard = SIDE / Math.max(maxX - minX, maxY - minY);
  return {
    minX,
    maxX,
    minY,
    maxY,
    pixelsPerYard,
    width: Math.ceil((maxY - minY) * pixelsPerYard),
    height: Math.ceil((maxX - minX) * pixelsPerYard),
  };
}

/** Where a point of the world lies in the picture. */
function pixel(view: View, { x, y }: { readonly x: number; readonly y: number }): readonly [number, number] {
  return [
    rounded(MARGIN + (view.maxY - y) * view.pixelsPerYard),
    rounded(MARGIN + (view.maxX - x) * view.pixelsPerYard),
  ];
}

function grid(view: View): string[] {
  const step = gridStep(Math.max(view.maxX - view.minX, view.maxY - view.minY));
  const lines: string[] = [];
  const right = MARGIN + view.width;
  const bottom = MARGIN + view.height;
  for (let x = Math.ceil(view.minX / step) * step; x <= view.maxX; x += step) {
    const [, top] = pixel(view, { x, y: view.maxY });
    lines.push(`<path d="M${MARGIN} ${top}H${right}" stroke="#d9d4c3"/>`);
    lines.push(`<text x="4" y="${top + 4}" font-size="11" fill="#8a846f">${x}</text>`);
  }
  for (let y = Math.ceil(view.minY / step) * step; y <= view.maxY; y += step) {
    const [left] = pixel(view, { x: view.maxX, y });
    lines.push(`<path d="M${left} ${MARGIN}V${bottom}" stroke="#d9d4c3"/>`);
    lines.push(`<text x="${left - 16}" y="${bottom + 18}" font-size="11" fill="#8a846f">${y}</text>`);
  }
  return lines;
}

/** Yards between two lines of the grid: about ten lines. */
export function gridStep(yards: number): number {
  for (const step of [5, 10, 20, 50, 100, 200, 500, 1000, 2000]) if (yards / step <= 12) return step;
  return 5000;
}

function creatureLine(track: Track, view: View): string {
  const [x, y] = pixel(view, track.points.at(-1) ?? { x: 0, y: 0 });
  return `${polyline(track, view, 'stroke="#b9b4a2" stroke-width="0.8"')}<circle cx="${x}" cy="${y}" r="2" fill="#a39d88"/>`;
}

function playerLine(track: Track, colour: string, view: View): string[] {
  const [beginX, beginY] = pixel(view, track.points[0] ?? { x: 0, y: 0 });
  const [endX, endY] = pixel(view, track.points.at(-1) ?? { x: 0, y: 0 });
  return [
    polyline(track, view, `stroke="${colour}" stroke-width="1.8" stroke-opacity="0.8"`),
    `<circle cx="${beginX}" cy="${beginY}" r="4" fill="none" stroke="${colour}"/>`,
    `<circle cx="${endX}" cy="${endY}" r="4" fill="${colour}"/>`,
  ];
}

/** Names at the ends of the ways; those that would cover another one stand below it. */
function names(players: readonly Track[], view: View): string[] {
  const taken: (readonly [number, number])[] = [];
  return players.map((track, index) => {
    const [x, y] = pixel(view, track.points.at(-1) ?? { x: 0, y: 0 });
    let line = y + 4;
    while (taken.some(([otherX, otherLine]) => Math.abs(otherX - x) < 60 && Math.abs(otherLine - line) < 12))
      line += 12;
    taken.push([x, line]);
    const colour = colourOf(index, players.length);
    return `<text x="${x + 6}" y="${line}" font-size="12" fill="${colour}">${escaped(track.name)}</text>`;
  });
}

function polyline({ points }: Track, view: View, style: string): string {
  return `<polyline points="${points.map((point) => pixel(view, point).join(',')).join(' ')}" fill="none" ${style}/>`;
}

/** Colours spread evenly over the circle. */
function colourOf(index: number, count: number): string {
  return `hsl(${Math.round((360 * index) / Math.max(1, count))} 70% 38%)`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

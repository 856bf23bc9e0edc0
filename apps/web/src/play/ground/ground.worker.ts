import type { Land } from '@realmwright/gamedata/terrain/land';
import { Terrain } from '@realmwright/gamedata/terrain/terrain';
import { drawFences, drawFields, drawPlanks, penOver } from './built-ground.ts';
import { type Country, countryOf, openCountry } from './country.ts';
import { PIECE_SIDE, PIECE_YARDS, paintGround, sprigsOf } from './ground-paint.ts';
import type { GroundDone, GroundWanted } from './ground-work.ts';
import { drawSprig } from './growth.ts';

/** Paints pieces of ground, one after the other, so that the page has nothing to do but to show them. */
let country: Country = openCountry;
let terrain: Terrain | undefined;

addEventListener('message', ({ data }: MessageEvent<GroundWanted>) => {
  if (data.kind === 'land') open(data.land);
  else paint(data.column, data.row);
});

function open(land: Land | undefined): void {
  terrain = land === undefined ? undefined : new Terrain(land);
  country = land === undefined ? openCountry : countryOf(land);
  const done: GroundDone = { kind: 'trees', trees: terrain?.trees ?? [] };
  postMessage(done);
}

function paint(column: number, row: number): void {
  const canvas = new OffscreenCanvas(PIECE_SIDE, PIECE_SIDE);
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  const bare = pen.createImageData(PIECE_SIDE, PIECE_SIDE);
  paintGround(country, column, row, bare.data);
  pen.putImageData(bare, 0, 0);
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  if (terrain !== undefined) drawFields(penOver(pen, column, row, PIECE_YARDS), terrain.fields);
  for (const sprig of sprigsOf(country, column, row)) drawSprig(pen, sprig);
  if (terrain !== undefined) {
    const over = penOver(pen, column, row, PIECE_YARDS);
    drawPlanks(over, terrain.planks);
    drawFences(over, terrain.land.fences);
  }
  const picture = canvas.transferToImageBitmap();
  const done: GroundDone = { kind: 'piece', column, row, picture };
  postMessage(done, { transfer: [picture] });
}

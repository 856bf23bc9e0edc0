import { type Country, openCountry } from './country.ts';
import { PIECE_SIDE, paintGround, sprigsOf } from './ground-paint.ts';
import type { PiecePainted, PieceWanted } from './ground-work.ts';
import { drawSprig } from './growth.ts';

/** Paints pieces of ground, one after the other, so that the page has nothing to do but to show them. */
const country: Country = openCountry;

addEventListener('message', ({ data }: MessageEvent<PieceWanted>) => {
  const canvas = new OffscreenCanvas(PIECE_SIDE, PIECE_SIDE);
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  const bare = pen.createImageData(PIECE_SIDE, PIECE_SIDE);
  paintGround(country, data.column, data.row, bare.data);
  pen.putImageData(bare, 0, 0);
  pen.lineCap = 'round';
  for (const sprig of sprigsOf(country, data.column, data.row)) drawSprig(pen, sprig);
  const painted: PiecePainted = { ...data, picture: canvas.transferToImageBitmap() };
  postMessage(painted, { transfer: [painted.picture] });
});

import { ImageSource, Rectangle, Texture } from 'pixi.js';

/** Draws with the pen of a fresh canvas and gives it as a texture; `sharpness` is its points to a point of the picture. */
export function paintTexture(
  width: number,
  height: number,
  sharpness: number,
  draw: (pen: CanvasRenderingContext2D) => void,
): Texture {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * sharpness);
  canvas.height = Math.ceil(height * sharpness);
  const pen = canvas.getContext('2d');
  if (pen !== null) {
    pen.scale(sharpness, sharpness);
    draw(pen);
  }
  return new Texture({ source: new ImageSource({ resource: canvas, resolution: sharpness }) });
}

/** A part of a texture, in its points. */
export function partOf(whole: Texture, x: number, y: number, width: number, height: number): Texture {
  return new Texture({ source: whole.source, frame: new Rectangle(x, y, width, height) });
}

/** A soft round spot that fades towards its edge: shadows, lights and clouds are made of it. */
export function paintSpot(size: number, colour: string, middle: number): Texture {
  return paintTexture(size, size, 1, (pen) => {
    const half = size / 2;
    const fade = pen.createRadialGradient(half, half, 0, half, half, half);
    fade.addColorStop(0, `rgb(${colour} / ${middle})`);
    fade.addColorStop(0.45, `rgb(${colour} / ${middle * 0.5})`);
    fade.addColorStop(1, `rgb(${colour} / 0)`);
    pen.fillStyle = fade;
    pen.fillRect(0, 0, size, size);
  });
}

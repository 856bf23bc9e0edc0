import { Texture } from 'pixi.js';

/**
 * A picture and where it lies. A plain record, changed in place and put into a `PictureBatch` with every frame: hundreds
 * move in each, and nothing has to find out which of them did.
 */
export class PlacedPicture {
  texture: Texture;
  /** Points of the layer that it is in. */
  x = 0;
  y = 0;
  /** The point of the picture that lies there, as shares of its width and height. */
  footX = 0.5;
  footY = 0.5;
  scaleX = 1;
  scaleY = 1;
  /** Radians: turned about its foot as a whole, and bent to the side. */
  rotation = 0;
  lean = 0;
  alpha = 1;
  /** Who has more of it stands before those who have less. */
  depth = 0;
  isSeen = true;

  constructor(texture = Texture.EMPTY) {
    this.texture = texture;
  }
}

import { BatchGeometry, DefaultShader, RenderContainer, State, type TextureSource, type WebGLRenderer } from 'pixi.js';
import type { PlacedPicture } from './placed-picture.ts';

/** Numbers to a corner: place, place in the texture, colour, and which texture; and corners to a picture. */
const CORNER = 6;
const QUAD = CORNER * 4;
/** Room for so many pictures at first. It grows by doubling. */
const firstRoom = 64;

/** A quad is two triangles of its corners. */
const cornersOfQuad = [0, 1, 2, 0, 2, 3];

/** Pictures that follow each other and need no more textures than can be bound at once. */
interface Run {
  readonly sources: TextureSource[];
  /** The first picture, and how many. */
  start: number;
  count: number;
}

/**
 * Draws many pictures in the order in which they are put into it, in as few calls as their textures allow. All of them are
 * put anew with every frame. Sprites would do the same, and find out for each frame what has changed since the last one:
 * for a crowd, of which everybody moves, that costs several times as much as to write it all down.
 */
export class PictureBatch {
  /** Where it is drawn in the scene. Its children's coordinates are those of its render group. */
  readonly container: RenderContainer;
  readonly #renderer: WebGLRenderer;
  readonly #geometry = new BatchGeometry();
  readonly #shader: DefaultShader;
  readonly #state = State.for2d();
  readonly #mostSources: number;
  readonly #runs: Run[] = [];
  #runCount = 0;
  #numbers = new Float32Array(0);
  #words = new Uint32Array(0);
  #count = 0;

  constructor(renderer: WebGLRenderer) {
    this.#renderer = renderer;
    this.#mostSources = renderer.limits.maxBatchableTextures;
    this.#shader = new DefaultShader(this.#mostSources);
    this.container = new RenderContainer({ render: () => this.#render() });
    this.#makeRoom(firstRoom);
  }

  /** Begins a frame: nothing is in it. */
  begin(): void {
    this.#count = 0;
    this.#runCount = 0;
  }

  /** Draws a picture as it lies at this moment, in front of those that were put there so far. */
  put(picture: PlacedPicture): void {
    const { texture, alpha } = picture;
    const { source, uvs, frame } = texture;
    // What is not painted yet is no larger than this.
    if (alpha <= 0 || frame.width <= 1) return;
    if ((this.#count + 1) * QUAD > this.#numbers.length) this.#makeRoom(this.#count * 2);
    const left = -picture.footX * frame.width;
    const top = -picture.footY * frame.height;
    const right = left + frame.width;
    const bottom = top + frame.height;
    const { x, y, rotation, lean } = picture;
    const isUpright = rotation === 0 && lean === 0;
    const a = (isUpright ? 1 : Math.cos(rotation)) * picture.scaleX;
    const b = (isUpright ? 0 : Math.sin(rotation)) * picture.scaleX;
    const c = (isUpright ? 0 : -Math.sin(rotation - lean)) * picture.scaleY;
    const d = (isUpright ? 1 : Math.cos(rotation - lean)) * picture.scaleY;
    const colour = (0xff_ff_ff | (Math.round(Math.min(1, alpha) * 255) << 24)) >>> 0;
    const slot = this.#slotOf(source) << 16;
    const at = this.#count * QUAD;
    this.#corner(at, a * left + c * top + x, b * left + d * top + y, uvs.x0, uvs.y0, colour, slot);
    this.#corner(at + CORNER, a * right + c * top + x, b * right + d * top + y, uvs.x1, uvs.y1, colour, slot);
    this.#corner(at + 2 * CORNER, a * right + c * bottom + x, b * right + d * bottom + y, uvs.x2, uvs.y2, colour, slot);
    this.#corner(at + 3 * CORNER, a * left + c * bottom + x, b * left + d * bottom + y, uvs.x3, uvs.y3, colour, slot);
    this.#count += 1;
  }

  #corner(at: number, x: number, y: number, u: number, v: number, colour: number, slot: number): void {
    const numbers = this.#numbers;
    numbers[at] = x;
    numbers[at + 1] = y;
    numbers[at + 2] = u;
    numbers[at + 3] = v;
    this.#words[at + 4] = colour;
    this.#words[at + 5] = slot;
  }

  /** Which texture of the run it is; the picture counts as one of the run. */
  #slotOf(source: TextureSource): number {
    let run = this.#runCount === 0 ? this.#beginRun() : this.#runs[this.#runCount - 1];
    let slot = run?.sources.indexOf(source) ?? -1;
    if (run === undefined || (slot < 0 && run.sources.length === this.#mostSources)) run = this.#beginRun();
    if (slot < 0) slot = run.sources.push(source) - 1;
    run.count += 1;
    return slot;
  }

  #beginRun(): Run {
    let run = this.#runs[this.#runCount];
    if (run === undefined) {
      run = { sources: [], start: 0, count: 0 };
      this.#runs.push(run);
    }
    run.sources.length = 0;
    run.start = this.#count;
    run.count = 0;
    this.#runCount += 1;
    return run;
  }

  #makeRoom(pictures: number): void {
    const numbers = new Float32Array(pictures * QUAD);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
    this.#words = new Uint32Array(numbers.buffer);
    const corners = new Uint32Array(pictures * 6);
    for (let at = 0; at < corners.length; at++) corners[at] = Math.floor(at / 6) * 4 + (cornersOfQuad[at % 6] ?? 0);
    this.#geometry.indexBuffer.data = corners;
  }

  #render(): void {
    if (this.#count === 0) return;
    const { shader, globalUniforms, geometry, state, texture } = this.#renderer;
    this.#geometry.getBuffer('aPosition').setDataWithSize(this.#numbers, this.#count * QUAD, true);
    shader.bind(this.#shader);
    shader.updateUniformGroup(globalUniforms.uniformGroup);
    geometry.bind(this.#geometry, this.#shader.glProgram);
    state.set(this.#state);
    for (let index = 0; index < this.#runCount; index++) {
      const run = this.#runs[index];
      if (run === undefined) continue;
      for (let slot = 0; slot < run.sources.length; slot++) {
        const source = run.sources[slot];
        if (source !== undefined) texture.bind(source, slot);
      }
      geometry.draw('triangle-list', run.count * 6, run.start * 6);
    }
  }
}

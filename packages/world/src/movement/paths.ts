import { mostTurns } from '@realmwright/kernel/ports/navigation';
import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { list, struct } from '@realmwright/kernel/schema/types';
import type { Millis } from '@realmwright/kernel/units';
import type { Slot } from '../actor/entities.ts';
import { type Vector, vectorType } from '../space/position.ts';
import type { StateStore } from '../state-store.ts';
import { type Path, type PathFacing, pathFacingType, pathType } from './movement.facts.ts';

/**
 * A path under way: its points, the distance of each from the start, and when it began. A long way is walked in one
 * straight path after the other, and only the present one has been told: `further` are the turns that lie beyond it, the
 * destination last, and `facing` how the walker stands there.
 */
export interface ActivePath {
  readonly path: Path;
  readonly startedAt: Millis;
  readonly lengths: readonly number[];
  readonly further: readonly Vector[];
  readonly facing: PathFacing;
}

/** What lies beyond a path. */
export type Beyond = Pick<ActivePath, 'further' | 'facing'>;

/** The paths that entities are on, by slot. The place on a path at any instant follows from it alone. */
export class Paths implements StateStore {
  readonly #bySlot = new Map<Slot, ActivePath>();
  #nextId = 1;

  [Symbol.iterator](): IterableIterator<[Slot, ActivePath]> {
    return this.#bySlot.entries();
  }

  /** Numbers of paths are unique in the instance. */
  nextId(): number {
    const id = this.#nextId;
    this.#nextId = (this.#nextId % 0x7fff_ffff) + 1;
    return id;
  }

  start(slot: Slot, path: Path, startedAt: Millis, beyond: Beyond = { further: [], facing: path.facing }): void {
    this.#bySlot.set(slot, { path, startedAt, lengths: lengthsOf(path.points), ...beyond });
  }

  find(slot: Slot): ActivePath | undefined {
    return this.#bySlot.get(slot);
  }

  end(slot: Slot): void {
    this.#bySlot.delete(slot);
  }

  snapshot(writer: ByteWriter): void {
    writer.u32(this.#nextId).u32(this.#bySlot.size);
    for (const [slot, { path, startedAt, further, facing }] of this.#bySlot) {
      writer.u32(slot).f64(startedAt);
      codec.write(writer, { path, further, facing });
    }
  }

  restore(reader: ByteReader): void {
    this.#bySlot.clear();
    this.#nextId = reader.u32();
    const count = reader.u32();
    for (let i = 0; i < count; i++) {
      const slot = reader.u32();
      const startedAt = reader.f64();
      const { path, ...beyond } = codec.read(reader);
      this.start(slot, path, startedAt, beyond);
    }
  }
}

const activePathType = struct({
  path: pathType,
  further: list(vectorType, { max: mostTurns }),
  facing: pathFacingType,
});
const codec = codecOf(activePathType, 'active path');

/** Where a way leads in the end. */
export function destinationOf({ path, further }: ActivePath): Vector | undefined {
  return further.at(-1) ?? path.points.at(-1);
}

/** Length of a way through these points, yards. */
export function lengthOf(points: readonly Vector[]): number {
  return lengthsOf(points).at(-1) ?? 0;
}

/** Where one is on a path after `elapsed` milliseconds, at even speed; at its ends before and after. */
export function pointAfter({ path, lengths }: Pick<ActivePath, 'path' | 'lengths'>, elapsed: Millis): Vector {
  const { points, durationMillis } = path;
  const total = lengths.at(-1) ?? 0;
  const share = durationMillis === 0 ? 1 : Math.min(1, Math.max(0, elapsed / durationMillis));
  const along = share * total;
  let leg = 1;
  while (leg < points.length - 1 && (lengths[leg] ?? 0) < along) leg++;
  const from = points[leg - 1];
  const to = points[leg];
  if (from === undefined || to === undefined) return points.at(-1) ?? { x: 0, y: 0, z: 0 };
  const legStart = lengths[leg - 1] ?? 0;
  const legLength = (lengths[leg] ?? 0) - legStart;
  const part = legLength === 0 ? 1 : Math.min(1, (along - legStart) / legLength);
  return {
    x: from.x + part * (to.x - from.x),
    y: from.y + part * (to.y - from.y),
    z: from.z + part * (to.z - from.z),
  };
}

function lengthsOf(points: readonly Vector[]): number[] {
  const lengths = [0];
  let total = 0;
  for (const [i, to] of points.entries()) {
    const from = points[i - 1];
    if (from === undefined) continue;
    const dx = to.x - from.x;
    const dy = to.y - from.y;
    const dz = to.z - from.z;
    total += Math.sqrt(dx * dx + dy * dy + dz * dz);
    lengths.push(total);
  }
  return lengths;
}

import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import type { Type } from '@realmwright/kernel/schema/type';
import { custom } from '../../schema/custom.ts';
import type { Vector3d } from '../movement/vector.ts';

/** Most points of one path; public servers stay below it, and a packet of 32 KB could not hold many more. */
const POINT_LIMIT = 2048;
/** Packed points are multiples of a quarter yard. */
const PACKED_UNIT = 0.25;

/**
 * A path as it stands in `SMSG_MONSTER_MOVE`: a u32 count, the first point as three floats, every further one in a u32,
 * in quarters of a yard, two's complement: x in bits 0 to 10, y in bits 11 to 21, z in bits 22 to 31. What the packed
 * ones are relative to is not the packet's business. Source: public protocol notes, conformance vectors.
 */
export const packedPath: Type<readonly Vector3d[]> = custom<readonly Vector3d[]>('packedPath', {
  minBytes: 4,
  read: (reader) => readPath(reader, PACKED_BYTES, readPacked),
  write: (writer, path) => writePath(writer, path, writePacked),
});

/** The path of a flying unit: every point as three floats. Source: public servers for all three builds. */
export const fullPath: Type<readonly Vector3d[]> = custom<readonly Vector3d[]>('fullPath', {
  minBytes: 4,
  read: (reader) => readPath(reader, FULL_BYTES, readFull),
  write: (writer, path) => writePath(writer, path, writeFull),
});

const FULL_BYTES = 12;
const PACKED_BYTES = 4;

function readPath(reader: ByteReader, laterBytes: number, later: (reader: ByteReader) => Vector3d): Vector3d[] {
  const count = reader.count(reader.u32(), POINT_LIMIT, laterBytes);
  const path: Vector3d[] = [];
  for (let i = 0; i < count; i++) path.push(i === 0 ? readFull(reader) : later(reader));
  return path;
}

function writePath(
  writer: ByteWriter,
  path: readonly Vector3d[],
  later: (writer: ByteWriter, point: Vector3d) => void,
): void {
  if (path.length > POINT_LIMIT) writer.fault(`${path.length} points exceed the limit of ${POINT_LIMIT}`);
  writer.u32(path.length);
  path.forEach((point, index) => {
    if (index === 0) writeFull(writer, point);
    else later(writer, point);
  });
}

function readFull(reader: ByteReader): Vector3d {
  return { x: reader.f32(), y: reader.f32(), z: reader.f32() };
}

function writeFull(writer: ByteWriter, { x, y, z }: Vector3d): void {
  writer.f32(x).f32(y).f32(z);
}

function readPacked(reader: ByteReader): Vector3d {
  const bits = reader.u32();
  return {
    x: ((bits << 21) >> 21) * PACKED_UNIT,
    y: ((bits << 10) >> 21) * PACKED_UNIT,
    z: (bits >> 22) * PACKED_UNIT,
  };
}

function writePacked(writer: ByteWriter, { x, y, z }: Vector3d): void {
  const bits = quarters(writer, x, 11) | (quarters(writer, y, 11) << 11) | (quarters(writer, z, 10) << 22);
  writer.u32(bits >>> 0);
}

function quarters(writer: ByteWriter, distance: number, bits: number): number {
  const count = Math.round(distance / PACKED_UNIT);
  const limit = 2 ** (bits - 1);
  if (!(count >= -limit && count < limit)) return writer.fault(`${distance} yd do not fit into a packed point`);
  return count & (2 ** bits - 1);
}

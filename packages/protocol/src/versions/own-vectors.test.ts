import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directionsOf } from './layout-entry.ts';
import { everyOwnVector } from './own-vectors.ts';
import { versionOf } from './versions.ts';

for (const { build, name, bytes, value } of everyOwnVector) {
  test(`${name} of ${build} reads and writes its example`, () => {
    const direction = directionsOf(name)[0] ?? 'server';
    const layout = versionOf(build).packet(name, direction)?.layout;
    assert.ok(layout, 'described');
    const decoded = layout.codec.decode(bytes);
    assert.deepEqual(present(decoded), value);
    assert.deepEqual(layout.codec.encode(decoded), bytes);
  });
}

/** Without the keys of optional fields that are not there. */
function present(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(present);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([name, field]) => [name, present(field)]));
}

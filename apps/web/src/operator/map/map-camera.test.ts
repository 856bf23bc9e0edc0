import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MapCamera } from './map-camera.ts';

function aCamera(): MapCamera {
  const camera = new MapCamera();
  camera.width = 800;
  camera.height = 600;
  return camera;
}

test('north is up and west is to the left, and a point leads back to its place', () => {
  const camera = aCamera();
  camera.fit([
    { x: 0, y: 0 },
    { x: 100, y: 100 },
  ]);
  assert.ok(camera.down(100) < camera.down(0));
  assert.ok(camera.right(100) < camera.right(0));
  const { x, y } = camera.spotAt(camera.right(12), camera.down(34));
  assert.ok(Math.abs(x - 34) < 1e-9 && Math.abs(y - 12) < 1e-9);
});

test('everything that is fitted is in the picture, with some room', () => {
  const camera = aCamera();
  const spots = [
    { x: -8_949, y: -132 },
    { x: -8_800, y: 400 },
  ];
  camera.fit(spots);
  for (const { x, y } of spots) {
    assert.ok(camera.right(y) > 10 && camera.right(y) < 790);
    assert.ok(camera.down(x) > 10 && camera.down(x) < 590);
  }
});

test('what is under the pointer stays there when one comes nearer', () => {
  const camera = aCamera();
  const before = camera.spotAt(100, 500);
  camera.zoom(3, 100, 500);
  const after = camera.spotAt(100, 500);
  assert.ok(Math.hypot(before.x - after.x, before.y - after.y) < 1e-9);
});

test('the lines of the grid are at least so far apart, and at round numbers', () => {
  const camera = aCamera();
  for (const scale of [0.03, 0.5, 1, 3.7, 20]) {
    camera.scale = scale;
    const yards = camera.gridYards(80);
    assert.ok(yards * scale >= 80 && yards * scale < 80 * 2.6, `${yards} at ${scale}`);
  }
});

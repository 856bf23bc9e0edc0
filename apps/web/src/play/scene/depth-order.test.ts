import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DepthOrder } from './depth-order.ts';

test('what is nearer is drawn after what it hides, however they have walked', () => {
  const order = new DepthOrder<{ depth: number; readonly name: string }>();
  const things = [5, 1, 4, 2, 3].map((depth) => ({ depth, name: `thing ${depth}` }));
  for (const thing of things) order.add(thing);
  assert.deepEqual(
    order.inOrder().map(({ depth }) => depth),
    [1, 2, 3, 4, 5],
  );
  for (const thing of things) thing.depth = (thing.depth * 7) % 5;
  assert.deepEqual(
    order.inOrder().map(({ depth }) => depth),
    [0, 1, 2, 3, 4],
  );
});

test('of two at the same depth, neither changes places with the other', () => {
  const order = new DepthOrder<{ readonly depth: number; readonly name: string }>();
  for (const name of ['first', 'second', 'third']) order.add({ depth: 1, name });
  order.add({ depth: 0, name: 'behind' });
  const names = ['behind', 'first', 'second', 'third'];
  for (let frame = 0; frame < 3; frame++) {
    assert.deepEqual(
      order.inOrder().map(({ name }) => name),
      names,
    );
  }
});

test('what was taken away is not drawn any more', () => {
  const order = new DepthOrder();
  const [near, far] = [{ depth: 2 }, { depth: 1 }];
  order.add(near);
  order.add(far);
  order.remove(near);
  order.remove(near);
  assert.deepEqual(order.inOrder(), [far]);
});

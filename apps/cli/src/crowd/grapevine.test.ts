import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Grapevine } from './grapevine.ts';

function vine(): Grapevine {
  const grapevine = new Grapevine();
  grapevine.appear('Ann', 0);
  grapevine.appear('Bob', 0);
  grapevine.send('hello', 'Bob', 1_000);
  return grapevine;
}

test('a whisper that was acknowledged and never heard is lost', () => {
  const grapevine = vine();
  grapevine.acknowledge('hello');
  assert.deepEqual(grapevine.sweep(5_000), []);
  assert.deepEqual(
    grapevine.sweep(12_000).map(({ text, to }) => [text, to]),
    [['hello', 'Bob']],
  );
  assert.deepEqual(grapevine.sweep(13_000), [], 'it is told once');
});

test('a whisper that was heard, or never acknowledged, is not lost', () => {
  const heard = vine();
  heard.acknowledge('hello');
  heard.hear('hello');
  assert.deepEqual(heard.sweep(12_000), []);
  assert.deepEqual(vine().sweep(12_000), []);
});

test('nobody owes a whisper to one who was not there all the while', () => {
  const gone = vine();
  gone.acknowledge('hello');
  gone.vanish('Bob');
  gone.appear('Bob', 2_000);
  assert.deepEqual(gone.sweep(12_000), []);
});

test('nobody is picked to talk to themselves', () => {
  const grapevine = vine();
  assert.equal(
    grapevine.pick(() => 0, 'Ann'),
    undefined,
  );
  assert.equal(
    grapevine.pick(() => 0, 'Bob'),
    'Ann',
  );
});

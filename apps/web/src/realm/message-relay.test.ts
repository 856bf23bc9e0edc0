import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MessageRelay } from './message-relay.ts';

test('whoever comes a moment late hears what was told meanwhile, in its order and once', () => {
  const relay = new MessageRelay<string>();
  relay.tell('before the world');
  relay.keep();
  relay.tell('welcome');
  relay.tell('your party');
  const heard: string[] = [];
  relay.hear((message) => heard.push(message));
  relay.tell('hello');
  assert.deepEqual(heard, ['welcome', 'your party', 'hello']);
  const others: string[] = [];
  relay.hear((message) => others.push(message));
  assert.deepEqual(others, []);
});

test('what nobody wants any more is not kept, and never more than can be shown', () => {
  const relay = new MessageRelay<number>();
  relay.keep();
  relay.tell(1);
  relay.forget();
  const heard: number[] = [];
  const stop = relay.hear((message) => heard.push(message));
  assert.deepEqual(heard, []);
  stop();
  relay.keep();
  for (let n = 0; n < 1_000; n++) relay.tell(n);
  let kept = 0;
  relay.hear(() => {
    kept += 1;
  });
  assert.equal(kept, 300);
});

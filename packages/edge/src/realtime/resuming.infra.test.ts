import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Bus, BusNoResponderError } from '@realmwright/kernel/ports/bus';
import { lonelyEdge } from '@realmwright/testkit/lonely-edge';
import { inTime, until } from '@realmwright/testkit/waiting';

test('a session that nobody comes back for in time is over, and its account is not online any more', async () => {
  await using edge = await lonelyEdge({ awayMillis: 4_000 });
  const { line, token } = await edge.open('ann');
  line.end();
  await until(
    () => edge.ports.metrics.text().then((text) => /realtime_sessions\{[^}]*state="away"[^}]*\} 1/.test(text)),
    {
      what: 'it to be away',
    },
  );
  assert.ok(await edge.isOnline('ann'));
  await until(async () => !(await edge.isOnline('ann')), { what: 'it to be over' });
  const late = await edge.resume(token, 0);
  assert.equal(await inTime(late.closed, { what: 'whoever comes late to be told' }), 4404);
  assert.match(await edge.ports.metrics.text(), /realtime_resumptions_total\{[^}]*outcome="unknown"[^}]*\} 1/);
});

test('whoever claims to have what was never sent resumes nothing, and the session goes on waiting for its owner', async () => {
  await using edge = await lonelyEdge();
  const { line, token } = await edge.open('ann');
  line.end();
  const liar = await edge.resume(token, 4_000);
  assert.equal(await inTime(liar.closed, { what: 'the claim to be refused' }), 4404);
  const owner = await edge.resume(token, 0);
  await until(() => owner.texts.join('').includes('"how":"kept"'), { what: 'the owner to be let in' });
  assert.ok(owner.texts.join('').includes('"welcome"'), 'what was not confirmed comes again');
  owner.end();
});

test('whoever says goodbye is gone at once', async () => {
  await using edge = await lonelyEdge();
  const { line, token } = await edge.open('ann');
  line.socket.close(1000);
  await until(async () => !(await edge.isOnline('ann')), { what: 'it to be over' });
  assert.match(await edge.ports.metrics.text(), /realtime_closed_total\{[^}]*reason="done"[^}]*\} 1/);
  const late = await edge.resume(token, 0);
  assert.equal(await inTime(late.closed, { what: 'whoever comes late to be told' }), 4404);
});

test('a session that cannot be brought here is over after its time, and not kept without anybody', async () => {
  await using edge = await lonelyEdge({ awayMillis: 1_000 }, withoutAnswer('character.take-over'));
  const token = 'T'.repeat(43);
  await edge.leaveBehind('ann', token);
  const line = await edge.resume(token, 0);
  assert.equal(await inTime(line.closed, { what: 'the line to be closed' }), 1011);
  await until(async () => !(await edge.isOnline('ann')), { what: 'it to be over' });
});

/** A way to services of which one does not answer. */
function withoutAnswer(name: string): (bus: Bus) => Bus {
  return (bus) => ({
    publish: (subject, payload) => bus.publish(subject, payload),
    request: (subject, payload, options) =>
      subject.includes(name)
        ? Promise.reject(new BusNoResponderError(subject))
        : bus.request(subject, payload, options),
    subscribe: (subject, options, handler) => bus.subscribe(subject, options, handler),
    serve: (subject, options, handler) => bus.serve(subject, options, handler),
    flush: () => bus.flush(),
    drain: () => bus.drain(),
  });
}

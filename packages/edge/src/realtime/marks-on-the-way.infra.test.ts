import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from '@realmwright/kernel/contract';
import type { Deed } from '@realmwright/protocol/realtime/client-messages';
import { listRoster } from '@realmwright/services/social/roster.contract';
import { startInlineEdge } from '@realmwright/testkit/inline-edge';

const away = 0x1;

test('how somebody is marked on the way to another map is how it arrives there, for those near and for lists', async () => {
  await using edge = await startInlineEdge();
  const { bus, realm } = edge.services;
  const page = await edge.enter('op', 'Warden');
  const scope = { kind: 'realm', realm } as const;
  const marked = (status: 'here' | 'away') => ({ kind: 'mark', status, text: '' }) satisfies Deed;
  const outcomes: string[] = [];
  let next = marked('here');
  page.line.on('message', ({ kind }) => {
    // The line says so when the one map has let it go and the other has not got it.
    if (kind === 'left') void page.line.act(next).then((outcome) => outcomes.push(outcome.kind));
  });
  const shown = () => {
    const self = page.line.world.things.get(page.self);
    return self === undefined ? undefined : (self.number('playerFlags') & away) !== 0 ? 'away' : 'here';
  };
  const travel = async (place: string, status: 'here' | 'away') => {
    next = marked(status);
    const [arrivals, told] = [page.all('entered').length, outcomes.length];
    void page.line.act({ kind: 'speak', how: 'say', text: `.go xyz ${place}` });
    await page.waitFor('the mark to be answered', () => outcomes.length > told);
    await page.waitFor('the other map', () => page.all('entered').length > arrivals && shown() === status);
    const listed = await call(bus, listRoster, { scope, showsHidden: false, after: undefined });
    assert.ok('value' in listed);
    const [self] = listed.value.people;
    assert.equal(self?.status, status);
  };
  await page.does(marked('away'));
  await travel('-618 -4251 38.7 1', 'here');
  await travel('-8900 -100 84 0', 'away');
  assert.deepEqual([...new Set(outcomes)], ['done']);
  page.line.close();
});

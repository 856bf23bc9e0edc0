import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { distance } from '@realmwright/testkit/client/seen-path';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

/** A client's picture may be this far from the server's truth, yards. */
const TOLERANCE = 0.5;

describe('creatures of the meadow', () => {
  const clients: GameClient[] = [];
  const names = { 5875: 'Adalbert', 8606: 'Balduin', 12340: 'Cordula' } as const;

  before(async () => {
    for (const build of everyBuild) clients.push((await realm.player(build, { name: names[build] })).client);
  });

  test('every build sees the same creatures, alive and with a shape', async () => {
    const seen = await Promise.all(
      clients.map((client) =>
        client.waitFor('creatures', () => {
          const creatures = client.sights.creatures();
          return creatures.length >= 3 && creatures;
        }),
      ),
    );
    const guids = seen.map((creatures) => new Set(creatures.map(({ guid }) => guid)));
    const shared = [...(guids[0] ?? [])].filter((guid) => guids.every((set) => set.has(guid)));
    assert.ok(shared.length >= 3, `${shared.length} creatures are seen by all`);
    for (const [index, client] of clients.entries()) {
      for (const creature of seen[index] ?? []) {
        assert.ok((client.sights.value(creature, 'UNIT_HEALTH') ?? 0) > 0);
        assert.ok((client.sights.value(creature, 'UNIT_DISPLAYID') ?? 0) > 0);
        assert.ok((client.sights.value(creature, 'OBJECT_ENTRY') ?? 0) > 0);
      }
    }
  });

  test('each client learns their names', async () => {
    for (const client of clients) {
      const [creature] = client.sights.creatures();
      assert.ok(creature);
      const entry = client.sights.value(creature, 'OBJECT_ENTRY') ?? 0;
      const question = { creature: entry, guid: creature.guid };
      const answer = await client.connection.ask('CMSG_CREATURE_QUERY', question, 'SMSG_CREATURE_QUERY_RESPONSE', {
        where: (fields) => fields.number('creatureEntry') === entry,
      });
      assert.match(answer.text('name1'), /\w+/);
    }
  });

  test('those that wander are drawn where the server has them, to half a yard', async () => {
    const [watcher] = clients;
    assert.ok(watcher);
    await watcher.waitFor('a wandering creature', () =>
      watcher.sights.creatures().some((one) => one.path?.isUnderWayAt(performance.now()) === true),
    );
    // Somebody who comes now is told where the server has each creature and how long its path still takes; the
    // watcher's picture at that time before the end must agree. So a busy machine's late deliveries do not count.
    // Creatures rest between two walks, so it may take more than one newcomer to meet three that walk.
    const differences: number[] = [];
    for (const letter of 'abcdefghijklmnop') {
      const { client: newcomer } = await realm.player(12340, { name: `Witness${letter}` });
      for (const fresh of newcomer.sights.creatures()) {
        const known = watcher.sights.find(fresh.guid);
        if (known?.path === undefined || fresh.path === undefined) continue;
        if (distance(known.path.end, fresh.path.end) > TOLERANCE) continue; // it has set out anew in between
        const shown = known.path.pointBeforeEnd(fresh.path.duration);
        differences.push(distance(shown, fresh.path.pointBeforeEnd(fresh.path.duration)));
      }
      if (differences.length >= 3) break;
    }
    assert.ok(differences.length >= 3, `${differences.length} were walking`);
    const worst = Math.max(...differences);
    assert.ok(worst <= TOLERANCE, `the worst of ${differences.length} is ${worst.toFixed(2)} yd off`);
  });

  test('a creature that an operator adds is seen by all and can be taken away', async () => {
    const { client: operator } = await realm.player(12340, { name: 'Warden' }, { role: 'operator' });
    const [model] = operator.sights.creatures();
    assert.ok(model);
    const entry = operator.sights.value(model, 'OBJECT_ENTRY') ?? 0;
    const before = new Set(operator.sights.creatures().map(({ guid }) => guid));
    operator.say(`.npc add ${entry}`);
    const added = await operator.waitFor('the new creature', () =>
      operator.sights.creatures().find((one) => !before.has(one.guid) && distance(one.place, operator.place) < 3),
    );
    for (const client of clients) await client.sees(added);
    operator.connection.send('CMSG_SET_SELECTION', { target: added.guid });
    operator.say('.npc delete');
    for (const client of clients) await client.losesSightOf(added);
  });
});

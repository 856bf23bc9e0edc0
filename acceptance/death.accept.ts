import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';
import { machineTime, pause, until } from '@realmwright/testkit/waiting';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

const GHOST = 0x10;
const players: Awaited<ReturnType<typeof realm.player>>[] = [];
let operator: GameClient;
before(async () => {
  const names = { 5875: 'Adelheid', 8606: 'Burkhard', 12340: 'Clemens' } as const;
  for (const build of everyBuild) players.push(await realm.player(build, { name: names[build] }));
  operator = (await realm.player(12340, { name: 'Reaper' }, { role: 'operator' })).client;
});

const clientsBut = (client: GameClient): GameClient[] =>
  players.map((player) => player.client).filter((one) => one !== client);

const flagsOf = (client: GameClient, guid: bigint): number => {
  const sight = client.sights.find(guid);
  return sight === undefined ? 0 : (client.sights.value(sight, 'PLAYER_FLAGS') ?? 0);
};
const healthOf = (client: GameClient, guid: bigint): number | undefined => {
  const sight = client.sights.find(guid);
  return sight === undefined ? undefined : client.sights.value(sight, 'UNIT_HEALTH');
};

async function kill(victim: GameClient): Promise<void> {
  await operator.sees(victim);
  operator.connection.send('CMSG_SET_SELECTION', { target: victim.guid });
  await operator.command('.die', /dies/);
  await victim.waitFor('its own death', () => healthOf(victim, victim.guid) === 0);
}

/** Leaves the body and waits until the ghost stands at a graveyard. */
async function release(ghost: GameClient): Promise<void> {
  const { connection } = ghost;
  const from = connection.received.length;
  connection.send('CMSG_REPOP_REQUEST', {});
  await connection.next('SMSG_CORPSE_RECLAIM_DELAY', from);
  if (ghost.build !== 5875) await connection.next('SMSG_DEATH_RELEASE_LOC', from);
  await connection.next('MSG_MOVE_TELEPORT_ACK', from);
  await ghost.waitFor('itself as a ghost', () => (flagsOf(ghost, ghost.guid) & GHOST) !== 0);
}

/** Takes the body back; a server that finds it too early says how long it still takes, and is asked again then. */
async function reclaim(ghost: GameClient): Promise<void> {
  const { connection } = ghost;
  await until(
    async () => {
      const from = connection.received.length;
      connection.send('CMSG_RECLAIM_CORPSE', { guid: corpseOf(ghost) });
      const answer = await ghost.waitFor('life, or the time until then', () => {
        if ((flagsOf(ghost, ghost.guid) & GHOST) === 0) return 'life';
        return connection.received.slice(from).find(({ name }) => name === 'SMSG_CORPSE_RECLAIM_DELAY');
      });
      if (answer === 'life') return true;
      await pause(machineTime, answer.fields.number('delay') + 100);
      return false;
    },
    { what: `${ghost.name} to live again`, within: 60_000 },
  );
}

for (const build of everyBuild) {
  describe(`a character of build ${build} dies and comes back`, () => {
    let victim: GameClient;
    let place: GameClient['place'];
    before(() => {
      const found = players.find(({ client }) => client.build === build);
      assert.ok(found);
      victim = found.client;
      place = victim.place;
    });

    test('everybody sees the body, and then a corpse in place of the character', async () => {
      await kill(victim);
      for (const other of clientsBut(victim)) await other.waitFor('the body', () => healthOf(other, victim.guid) === 0);
      await release(victim);
      for (const other of clientsBut(victim)) {
        await other.losesSightOf(victim);
        const corpse = await other.waitFor('the corpse', () => other.sights.corpses()[0]);
        assert.ok(Math.hypot(corpse.place.x - place.x, corpse.place.y - place.y) < 0.5);
      }
    });

    test('the ghost learns where its corpse lies, and may not come back from afar', async () => {
      const answer = await victim.connection.ask('MSG_CORPSE_QUERY', {}, 'MSG_CORPSE_QUERY');
      assert.equal(answer.number('result'), 1);
      assert.ok(Math.abs(answer.at('position').number('x') - place.x) < 0.1);
      assert.ok(Math.hypot(victim.place.x - place.x, victim.place.y - place.y) > 40);
      victim.connection.send('CMSG_RECLAIM_CORPSE', { guid: corpseOf(victim) });
      await victim.connection.ask('MSG_CORPSE_QUERY', {}, 'MSG_CORPSE_QUERY');
      assert.notEqual(flagsOf(victim, victim.guid) & GHOST, 0);
    });

    test('it walks to the corpse and lives again there, for everybody to see', async () => {
      const [dx, dy] = [place.x - victim.place.x, place.y - victim.place.y];
      const share = (Math.hypot(dx, dy) - 20) / Math.hypot(dx, dy);
      await victim.walk({ x: dx * share, y: dy * share });
      await reclaim(victim);
      assert.ok((healthOf(victim, victim.guid) ?? 0) > 1);
      for (const other of clientsBut(victim)) {
        await other.sees(victim);
        await other.waitFor('no corpse', () => other.sights.corpses().length === 0);
      }
    });
  });
}

test('ghosts of different builds see each other, and the living see neither', async () => {
  const [one, other, living] = players.map(({ client }) => client);
  assert.ok(one && other && living);
  for (const client of [one, other]) {
    await kill(client);
    await release(client);
  }
  await one.sees(other);
  await other.sees(one);
  await living.losesSightOf(one);
  await living.losesSightOf(other);
  await operator.sees(one);
  for (const client of [one, other]) {
    await operator.command(`.revive ${client.name}`, /lives again/);
    await living.sees(client);
  }
});

test('death is kept over a logout: the character comes back as a ghost, and its corpse has waited', async () => {
  const [, player, witness] = players;
  assert.ok(player && witness);
  await kill(player.client);
  await release(player.client);
  await player.client.logOut();
  player.client.connection.destroy();
  await witness.client.waitFor('the corpse', () => witness.client.sights.corpses().length === 1);
  const again = await realm.enterAs(player.client.build, player.credentials, player.client.name);
  assert.notEqual(flagsOf(again, again.guid) & GHOST, 0);
  await again.connection.next('SMSG_CORPSE_RECLAIM_DELAY', 0);
  const answer = await again.connection.ask('MSG_CORPSE_QUERY', {}, 'MSG_CORPSE_QUERY');
  assert.equal(answer.number('result'), 1);
});

function corpseOf({ guid }: GameClient): bigint {
  return (0xf101n << 48n) | guid;
}

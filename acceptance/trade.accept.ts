import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import type { ReceivedPacket } from '@realmwright/testkit/client/world-connection';
import { startRealm } from '@realmwright/testkit/realm';
import { machineTime, pause, until } from '@realmwright/testkit/waiting';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

/** How a trade stands; the numbers of `SMSG_TRADE_STATUS`. Source: public protocol notes. */
const status = { asked: 1, opened: 2, cancelled: 3, accepted: 4, backToTrade: 7, completed: 8, tooFar: 10 } as const;
/** Every character begins with so many copper. */
const PURSE = 500;

async function statusOf(client: GameClient, wanted: number, from: number): Promise<void> {
  await client.connection.next('SMSG_TRADE_STATUS', from, { where: (fields) => fields.number('status') === wanted });
}

function wasTold({ connection }: GameClient, wanted: number, from: number): boolean {
  const isMeant = ({ name, fields }: ReceivedPacket): boolean =>
    name === 'SMSG_TRADE_STATUS' && fields.number('status') === wanted;
  return connection.received.slice(from).some(isMeant);
}

/** Accepts first of the two, and again as long as the offer has not lain in the window for its second. */
async function acceptFirst(client: GameClient, partner: GameClient): Promise<void> {
  const from = partner.connection.received.length;
  const isAccepted = () => wasTold(partner, status.accepted, from);
  await until(
    async () => {
      const asked = client.connection.received.length;
      client.connection.send('CMSG_ACCEPT_TRADE', { unknown1: 0 });
      await client.waitFor('what comes of accepting', () => isAccepted() || wasTold(client, status.backToTrade, asked));
      if (!isAccepted()) await pause(machineTime, 200);
      return isAccepted();
    },
    { what: `${client.name} to accept` },
  );
}

async function openWindow(asker: GameClient, asked: GameClient): Promise<void> {
  const [first, second] = [asker.connection.received.length, asked.connection.received.length];
  asker.connection.send('CMSG_INITIATE_TRADE', { guid: asked.guid });
  await statusOf(asked, status.asked, second);
  asked.connection.send('CMSG_BEGIN_TRADE', {});
  await Promise.all([statusOf(asker, status.opened, first), statusOf(asked, status.opened, second)]);
}

async function purse(client: GameClient, copper: number): Promise<void> {
  await client.waitFor(`${client.name} to own ${copper}`, () => coinsOf(client) === copper);
}

const pairs = [
  [5875, 12340],
  [12340, 8606],
  [8606, 5875],
] as const;

for (const [index, [giverBuild, takerBuild]] of pairs.entries()) {
  describe(`a client of build ${giverBuild} and one of build ${takerBuild}`, () => {
    test('coins that one lays into the window are the other one’s when both have accepted', async () => {
      const giver = (await realm.player(giverBuild, { name: `Giver${'abc'[index]}` })).client;
      const taker = (await realm.player(takerBuild, { name: `Taker${'abc'[index]}` })).client;
      await giver.sees(taker);
      await openWindow(giver, taker);
      const from = taker.connection.received.length;
      giver.connection.send('CMSG_SET_TRADE_GOLD', { gold: 120 });
      const shown = await taker.connection.next('SMSG_TRADE_STATUS_EXTENDED', from);
      assert.equal(shown.number('moneyInTrade'), 120);
      await acceptFirst(giver, taker);
      const asked = giver.connection.received.length;
      taker.connection.send('CMSG_ACCEPT_TRADE', { unknown1: 0 });
      await Promise.all([statusOf(giver, status.completed, asked), statusOf(taker, status.completed, from)]);
      await Promise.all([purse(giver, PURSE - 120), purse(taker, PURSE + 120)]);
    });
  });
}

test('an offer that changed in the last moment is not accepted unseen, and closing the window moves nothing', async () => {
  const giver = (await realm.player(12340, { name: 'Sly' })).client;
  const taker = (await realm.player(5875, { name: 'Candid' })).client;
  await giver.sees(taker);
  await openWindow(giver, taker);
  giver.connection.send('CMSG_SET_TRADE_GOLD', { gold: 300 });
  await acceptFirst(taker, giver);
  const seenByTaker = taker.connection.received.length;
  giver.connection.send('CMSG_SET_TRADE_GOLD', { gold: 1 });
  giver.connection.send('CMSG_ACCEPT_TRADE', { unknown1: 0 });
  await statusOf(taker, status.backToTrade, seenByTaker);
  giver.connection.send('CMSG_CANCEL_TRADE', {});
  await statusOf(taker, status.cancelled, seenByTaker);
  await Promise.all([purse(giver, PURSE), purse(taker, PURSE)]);
});

test('a realm that is killed in the middle of many trades has lost and doubled nothing', async () => {
  const giver = await realm.player(12340, { name: 'Generous' });
  const taker = await realm.player(8606, { name: 'Thankful' });
  await giver.client.sees(taker.client);
  for (let round = 0; round < 3; round++) {
    await openWindow(giver.client, taker.client);
    giver.client.connection.send('CMSG_SET_TRADE_GOLD', { gold: 10 });
    await acceptFirst(giver.client, taker.client);
    const from = giver.client.connection.received.length;
    taker.client.connection.send('CMSG_ACCEPT_TRADE', { unknown1: 0 });
    if (round < 2) await statusOf(giver.client, status.completed, from);
  }
  await realm.host.kill();
  await realm.host.open();
  const back = await realm.enterAs(12340, giver.credentials, 'Generous');
  const other = await realm.enterAs(8606, taker.credentials, 'Thankful');
  const [left, got] = await Promise.all([ownPurse(back), ownPurse(other)]);
  assert.equal(left + got, 2 * PURSE, 'no copper was lost or made');
  assert.ok(got >= PURSE + 20, 'what was completed has come to stay');
  assert.match(await realm.command('console', '.ledger', 'audit'), /The ledger is sound/);
});

async function ownPurse(client: GameClient): Promise<number> {
  return await client.waitFor(`${client.name} to know its purse`, () => coinsOf(client));
}

function coinsOf(client: GameClient): number | undefined {
  const sight = client.sights.find(client.guid);
  return sight === undefined ? undefined : client.sights.value(sight, 'PLAYER_COINAGE');
}

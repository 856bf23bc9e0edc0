import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { listCharacters } from '@realmwright/testkit/client/character-screen';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { fitsWindows, smallWindows } from '@realmwright/testkit/client/page-dialog';
import { type PageBrowser, PagePlayer } from '@realmwright/testkit/client/page-player';
import { startRealm } from '@realmwright/testkit/realm';
import type { Shape, TestRealm } from '@realmwright/testkit/realm/test-realm';

const desk = { width: 1280, height: 800 };

/** The story of the pages: a browser and a game client in one meadow, on a realm of that shape. */
export function tellPages(browser: PageBrowser, shape: Shape): void {
  describe(`with a browser alone, on the ${shape} realm`, () => {
    let realm: TestRealm;
    const newcomer = { username: 'NEWCOMER', password: 'lanternlight' };
    let page: PagePlayer;
    let client: GameClient;

    before(async () => {
      realm = await startRealm({}, shape);
      ({ client } = await realm.player(12340, { name: 'Gunnar' }, { role: 'operator' }));
      page = await PagePlayer.visit(browser, realm.host.http);
    });
    after(async () => {
      await page[Symbol.asyncDispose]();
      await realm[Symbol.asyncDispose]();
    });

    test('a newcomer makes an account and a character, and stands in the meadow beside a game client', async () => {
      await page.register(newcomer);
      await page.create('Wendelin');
      await page.enter('Wendelin');
      // Told before the page could draw anything.
      await page.reads('Welcome to Hollowmere.');
      await page.sees('Gunnar');
      await client.waitFor('Wendelin in sight', () => otherIn(client));
    });

    test('it walks with the keys, and the game client sees it go', async () => {
      const { guid, place } = await client.waitFor('Wendelin', () => otherIn(client));
      const isGone = () =>
        client.waitFor('Wendelin to have gone north', () => {
          const seen = client.sights.find(guid);
          return seen !== undefined && seen.place.x > place.x + 3;
        });
      await page.holdKey('ArrowUp', isGone);
    });

    test('where it walks into the village, the name of the village is shown', async () => {
      await page.page.getByLabel(/^Mere Meadows: /).waitFor();
      client.say('.go xyz -8922 -160');
      await page.sees('Gunnar');
      await client.waitFor('Gunnar at the border', () => Math.abs(client.place.x + 8922) < 1);
      client.say('.summon Wendelin');
      await page.holdKey('ArrowUp', () => page.page.getByRole('heading', { name: 'Merewick' }).waitFor());
      await page.page.getByLabel(/^Merewick: /).waitFor();
    });

    test('each hears the other, aloud and in a whisper', async () => {
      await page.types('Good evening from a browser');
      await client.hears('Good evening from a browser');
      client.say('And a good evening to you');
      await page.reads('And a good evening to you');
      client.whisper('Wendelin', 'just between us');
      await page.reads('just between us');
      await page.types('/r of course');
      await client.hears('of course', 'whisper');
    });

    test('its gestures are seen, and what nobody knows is said to be unknown', async () => {
      const from = client.connection.received.length;
      await page.types('/wave');
      const gesture = await client.connection.next('SMSG_EMOTE', from);
      assert.equal(gesture.number('emote'), 3);
      await page.reads('Wendelin waves.');
      await page.types('/xyzzy');
      await page.reads('Nobody here knows the word /xyzzy. Try /help.');
    });

    test('it asks the game client into its party, and they talk there', async () => {
      const from = client.connection.received.length;
      await page.types('/invite Gunnar');
      await client.connection.next('SMSG_GROUP_INVITE', from);
      client.connection.send('CMSG_GROUP_ACCEPT', {});
      await page.page.getByLabel('Your party').getByText('Gunnar').waitFor();
      await page.types('/p this way');
      await client.hears('this way', 'party');
      const company = page.page.getByLabel('Your party');
      await company.getByRole('button', { name: 'Let Gunnar lead' }).click();
      await company
        .getByRole('listitem')
        .filter({ hasText: /Gunnar\s+leads/ })
        .waitFor();
    });

    test('it asks the game client for a duel, which begins with a countdown', async () => {
      const from = client.connection.received.length;
      await page.choose('Gunnar');
      await page.press('Duel');
      const request = await client.connection.next('SMSG_DUEL_REQUESTED', from);
      await page.reads('You have asked for a duel.');
      client.connection.send('CMSG_DUEL_ACCEPTED', { guid: request.big('initiator') });
      await page.reads('The duel is on.');
      await page.press('Give up');
      await page.reads(/won a duel|run from a duel/);
    });

    test('whatever opens over the picture fits small windows, and closes', async () => {
      for (const [opener, close] of [
        ['Settings', 'Close the settings'],
        ['Help', 'Close'],
        ['Friends', 'Close the friends'],
        ['News', 'Close the news'],
      ] as const) {
        await page.page.getByRole('button', { name: opener }).click();
        await fitsWindows(page.page, smallWindows, [close]);
        await page.pressByKey(close);
        await page.page.getByRole('dialog').waitFor({ state: 'detached' });
        await page.page.setViewportSize(desk);
      }
    });

    test('it leaves the world, and makes somebody new in small windows too', async () => {
      await page.press('Leave the world');
      await page.reads('Who goes out today?');
      for (const [opener, ...buttons] of [
        ['Somebody new', 'Into the world', 'Close'],
        ['Account', 'Close'],
      ] as const) {
        await page.press(opener);
        await fitsWindows(page.page, smallWindows, buttons);
        await page.page.keyboard.press('Escape');
        await page.page.getByRole('dialog').waitFor({ state: 'detached' });
        await page.page.setViewportSize(desk);
      }
    });

    test('its character is in the list of a game client', async () => {
      const screen = await realm.connect(5875, newcomer);
      assert.deepEqual(
        (await listCharacters(screen)).map(({ name }) => name),
        ['Wendelin'],
      );
      screen.destroy();
    });

    test('on a phone, the stick walks', async () => {
      // The game client has taken the account over, and the page is told so.
      await page.reads('The account is being used from elsewhere.');
      await using phone = await PagePlayer.visit(browser, realm.host.http, { isPhone: true });
      await phone.signIn(newcomer);
      await phone.enter('Wendelin');
      const { guid, place } = await client.waitFor('Wendelin', () => otherIn(client));
      await phone.leanStick(() =>
        client.waitFor('Wendelin to have gone south', () => {
          const seen = client.sights.find(guid);
          return seen !== undefined && seen.place.x < place.x - 3;
        }),
      );
      assert.deepEqual(phone.complaints, []);
    });

    test('whoever has lost the password sets a new one by the token of an operator, and changes it when they like', async () => {
      await realm.host.command(['account', 'create', 'FORGETFUL', 'oldlantern']);
      const { output } = await realm.host.command(['account', 'reset-token', 'FORGETFUL']);
      const [, token = ''] = /^\s+token\s+(\S+)/m.exec(output) ?? [];
      await using visitor = await PagePlayer.visit(browser, realm.host.http, { isSmall: true });
      const fill = (label: string, text: string) => visitor.page.getByLabel(label, { exact: true }).fill(text);
      await visitor.press('Come in');
      await visitor.page.getByRole('link', { name: 'Set a new one' }).click();
      await fill('Token', token);
      await fill('New password', 'newlantern');
      await fill('The password again', 'newlantern');
      await visitor.press('Set the password');
      await visitor.reads('FORGETFUL has a new password');
      await visitor.signIn({ username: 'FORGETFUL', password: 'newlantern' });
      await visitor.press('Account');
      await visitor.page.getByText('Change it').click();
      await fill('Password as it is', 'newlantern');
      await fill('New password', 'thirdlantern');
      await fill('The new one again', 'thirdlantern');
      await visitor.press('Change the password');
      await visitor.reads('Your new password counts from now on.');
      await visitor.signIn({ username: 'FORGETFUL', password: 'thirdlantern' });
    });

    test('nothing broke in the page meanwhile', () => {
      assert.deepEqual(page.complaints, []);
    });

    test('when the realm was gone for a while, a page comes back into the world by itself', async () => {
      await using faithful = await PagePlayer.visit(browser, realm.host.http);
      await faithful.signIn(newcomer);
      await faithful.enter('Wendelin');
      await realm.host.close();
      await faithful.reads(/The line broke/);
      await realm.host.open();
      await faithful.page.getByText('The line broke').waitFor({ state: 'detached' });
      await faithful.says('here I am again');
    });
  });
}

/** The only other player that a game client sees. */
function otherIn({ sights, guid }: GameClient) {
  return sights.players().find((sight) => sight.guid !== guid);
}

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import type { Credentials } from '@realmwright/testkit/client/login-client';
import { type PageBrowser, PagePlayer } from '@realmwright/testkit/client/page-player';
import { startRealm } from '@realmwright/testkit/realm';
import type { Shape, TestRealm } from '@realmwright/testkit/realm/test-realm';
import { inTime } from '@realmwright/testkit/waiting';

/** The story of the operator page: somebody keeps watch over a game client, on a realm of that shape. */
export function tellOperatorPage(browser: PageBrowser, shape: Shape): void {
  describe(`with a browser of an operator, on the ${shape} realm`, () => {
    let realm: TestRealm;
    let page: PagePlayer;
    let client: GameClient;

    before(async () => {
      realm = await startRealm({}, shape);
      ({ client } = await realm.player(8606, { name: 'Gunnar' }));
      page = await PagePlayer.visit(browser, realm.host.http);
    });
    after(async () => {
      await page[Symbol.asyncDispose]();
      await realm[Symbol.asyncDispose]();
    });

    const signIn = async ({ username, password }: Credentials): Promise<void> => {
      await page.page.getByLabel('Name').fill(username);
      await page.page.getByLabel('Password').fill(password);
      await page.press('Sign in');
    };

    test('a player who signs in there is told that it is not for players, and signs out', async () => {
      await page.page.getByRole('link', { name: 'For operators' }).click();
      await signIn(await realm.account());
      await page.reads('Your account has no role that may watch this realm.');
      await page.press('Sign out');
      // The realm's no is told by the browser itself too.
      assert.match(page.complaints.splice(0).join('\n'), /^Failed to load resource: .*403 \(Forbidden\)$/);
    });

    test('an operator sees the instances, and who is there with which program', async () => {
      await signIn(await realm.account({ role: 'operator' }));
      await page.page.getByRole('button', { name: /Hollowmere 1 player / }).waitFor();
      await page.page.getByRole('button', { name: /^Gunnar, .*, 2\.4\.3$/ }).waitFor();
      await page.page.getByRole('application', { name: /Map of the instance/ }).waitFor();
    });

    test('what is announced is heard in the game, and the log says who did it', async () => {
      await page.page.getByRole('tab', { name: 'Say' }).click();
      await page.page.getByLabel('Announcement').fill('The mere rises at dusk');
      await page.press('Say it');
      await client.hears(/The mere rises at dusk/, 'system');
      await page.page.getByRole('tab', { name: 'Log' }).click();
      await page.page.getByRole('listitem').filter({ hasText: 'announce The mere rises at dusk' }).waitFor();
    });

    test('somebody is taken to the middle of the map by keys alone', async () => {
      await page.page.getByRole('tab', { name: 'People' }).click();
      await page.page.getByRole('button', { name: /^Gunnar, / }).click();
      const before = client.place;
      await page.press('Take somewhere');
      await page.page.getByRole('application').focus();
      for (let i = 0; i < 3; i++) await page.page.keyboard.press('ArrowUp');
      await page.page.keyboard.press('Enter');
      await page.reads(/Gunnar is taken to/);
      await client.waitFor('to have gone north', () => client.place.x > before.x + 3);
    });

    test('the numbers say for whom browsers are told what, how much, and how lines that broke fared', async () => {
      const { client: browserClient } = await realm.page('Wendelin');
      await page.page.getByRole('tab', { name: 'Numbers' }).click();
      const lines = page.page.getByRole('region', { name: 'Lines of browsers' });
      const row = lines.getByRole('row', { name: /^a map 1 open, 1 in/ });
      await row.waitFor();
      await row.getByRole('cell', { name: /^[0-9.]+ k?B$/ }).waitFor();
      await lines.getByRole('listitem').filter({ hasText: '1 everything' }).waitFor();
      await lines
        .getByRole('img', { name: /^Messages to browsers\. Now: reliable .*, latest .*, droppable / })
        .waitFor();
      browserClient.cutOff();
      browserClient.reach();
      await lines
        .getByRole('listitem')
        .filter({ hasText: /^1 came back$/ })
        .waitFor();
    });

    test('whoever is kicked is gone from the game and from the page', async () => {
      const row = page.page.getByRole('button', { name: /^Gunnar, .*, 2\.4\.3$/ });
      await page.page.getByRole('tab', { name: 'People' }).click();
      await row.click();
      await page.page.getByLabel('Reason').fill('enough for today');
      await page.page.getByRole('tabpanel').getByRole('button', { name: 'Kick' }).click();
      await inTime(client.connection.closed, { what: 'the game client to be put out' });
      await row.waitFor({ state: 'detached' });
    });

    test('nothing broke in the page meanwhile', () => {
      assert.deepEqual(page.complaints, []);
    });
  });
}

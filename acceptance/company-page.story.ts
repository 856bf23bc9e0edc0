import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import type { Credentials } from '@realmwright/testkit/client/login-client';
import { type PageBrowser, PagePlayer } from '@realmwright/testkit/client/page-player';
import { startRealm } from '@realmwright/testkit/realm';
import type { Shape, TestRealm } from '@realmwright/testkit/realm/test-realm';

/** The story of friends and news in the page of play, by keys alone where keys are enough, on a realm of that shape. */
export function tellCompanyPage(browser: PageBrowser, shape: Shape): void {
  describe(`friends and news in the page, on the ${shape} realm`, () => {
    let realm: TestRealm;
    let credentials: Credentials;
    let page: PagePlayer;
    let gunnar: GameClient;
    let gunnars: Credentials;
    let hedwig: GameClient;

    before(async () => {
      realm = await startRealm({}, shape);
      const games = [realm.player(12340, { name: 'Gunnar' }), realm.player(5875, { name: 'Hedwig' })] as const;
      page = await PagePlayer.visit(browser, realm.host.http);
      credentials = await realm.account();
      await page.signIn(credentials);
      await page.create('Wendelin');
      await page.enter('Wendelin');
      ({ client: gunnar, credentials: gunnars } = await games[0]);
      ({ client: hedwig } = await games[1]);
      await gunnar.finds({ name: 'Wendelin' });
      await hedwig.finds({ name: 'Wendelin' });
      await hedwig.finds(gunnar);
    });
    after(async () => {
      await page[Symbol.asyncDispose]();
      await realm[Symbol.asyncDispose]();
    });

    const friends = () => page.page.getByRole('dialog', { name: 'Friends' });
    const news = () => page.page.getByRole('dialog', { name: 'News' });
    const friendRow = (name: string) =>
      friends().getByRole('list', { name: 'Your friends' }).getByRole('listitem').filter({ hasText: name });
    const unread = () => news().getByRole('list', { name: 'What you have not read' }).getByRole('listitem');
    const pressKey = async (key: string): Promise<void> => {
      await page.page.getByRole('application').focus();
      await page.page.keyboard.press(key);
    };
    const closed = async (dialog: ReturnType<typeof friends>): Promise<void> => {
      await page.page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    };

    test('a friend is added by keys, with a note that can be changed', async () => {
      await pressKey('o');
      await friends().getByLabel('Name of a friend').focus();
      await page.page.keyboard.type('gunnar');
      await page.page.keyboard.press('Tab');
      await page.page.keyboard.type('has a good boat');
      await page.page.keyboard.press('Enter');
      await friendRow('Gunnar').getByText('about').waitFor();
      await friendRow('Gunnar').getByText('has a good boat').waitFor();
      await friends().getByRole('button', { name: 'Write a note about Gunnar' }).focus();
      await page.page.keyboard.press('Enter');
      await friends().getByRole('textbox', { name: 'Note about Gunnar' }).fill('owes me a fish');
      await page.page.keyboard.press('Enter');
      await friendRow('Gunnar').getByText('owes me a fish').waitFor();
    });

    test('who is nobody, and who is listed already, is said to be', async () => {
      await friends().getByLabel('Name of a friend').fill('Nobodyatall');
      await page.page.keyboard.press('Enter');
      await friends().getByRole('alert').filter({ hasText: 'Nobody is called that.' }).waitFor();
      await friends().getByLabel('Name of a friend').fill('Gunnar');
      await page.page.keyboard.press('Enter');
      await friends().getByRole('alert').filter({ hasText: 'They are on the list already.' }).waitFor();
    });

    test('a friend who goes and comes is told of, and the list shows it', async () => {
      gunnar.connection.destroy();
      await friendRow('Gunnar').getByText('not in the world').waitFor();
      await page.reads('Gunnar has left the world.');
      gunnar = await realm.enterAs(12340, gunnars, 'Gunnar');
      await friendRow('Gunnar').getByText('about').waitFor();
      await page.reads('Gunnar has come into the world.');
      await gunnar.finds({ name: 'Wendelin' });
    });

    test('whom the player ignores it does not hear, until they are off the list', async () => {
      await friends()
        .getByRole('button', { name: /^Ignored/ })
        .click();
      await friends().getByLabel('Name of somebody to ignore').fill('Gunnar');
      await page.page.keyboard.press('Enter');
      const off = friends().getByRole('button', { name: 'Take Gunnar off the list' });
      await off.waitFor();
      gunnar.say('buy my fish');
      await hedwig.hears('buy my fish', 'say', { within: 30_000 });
      // What is said later on the same way comes later.
      hedwig.say('no fish today');
      await page.reads('no fish today');
      assert.equal(await page.page.getByText('buy my fish').count(), 0);
      await off.click();
      await off.waitFor({ state: 'detached' });
      gunnar.say('herring then?');
      await page.reads('herring then?');
      await closed(friends());
    });

    test('what was not read is counted, listed in words, and read at once', async () => {
      await pressKey('n');
      await news().waitFor();
      gunnar.whisper('Wendelin', 'are you there?');
      await unread().filter({ hasText: 'Gunnar whispers: are you there?' }).waitFor();
      await unread().filter({ hasText: 'Gunnar has come into the world.' }).waitFor();
      await news().getByRole('button', { name: 'I have read it all' }).focus();
      await page.page.keyboard.press('Enter');
      await news().getByText('You have read everything.').waitFor();
    });

    test('a kind that is turned off is not counted, and counts again when it is on', async () => {
      const whispers = news().getByRole('switch', { name: 'Whispers' });
      const turn = async (isOn: boolean): Promise<void> => {
        await whispers.focus();
        await page.page.keyboard.press('Space');
        await news().getByRole('switch', { name: 'Whispers', checked: isOn }).waitFor();
      };
      await turn(false);
      gunnar.whisper('Wendelin', 'not to be noticed');
      await page.reads('not to be noticed');
      await turn(true);
      gunnar.whisper('Wendelin', 'to be noticed');
      await unread().filter({ hasText: 'Gunnar whispers: to be noticed' }).waitFor();
      // Had the first one been counted, this would be the second of the same source.
      assert.equal(await unread().getByLabel('2 times').count(), 0);
      await news().getByRole('switch', { name: 'Friends', checked: true }).click();
      await news().getByRole('switch', { name: 'Friends', checked: false }).waitFor();
      await closed(news());
      await page.page.getByRole('button', { name: 'News, 1 unread' }).waitFor();
    });

    test('on a phone it is all there after the next sign-in, and fits the screen', async () => {
      await page.press('Leave the world');
      await page.reads('Who goes out today?');
      await using phone = await PagePlayer.visit(browser, realm.host.http, { isPhone: true });
      await phone.signIn(credentials);
      await phone.enter('Wendelin');
      await phone.page.getByRole('button', { name: 'News, 1 unread' }).click();
      const shown = phone.page.getByRole('dialog', { name: 'News' });
      await shown.getByText('Gunnar whispers: to be noticed').waitFor();
      await shown.getByRole('switch', { name: 'Friends', checked: false }).waitFor();
      await fits(phone, shown.locator('.card'));
      await shown.getByRole('button', { name: 'Close the news' }).click();
      await phone.press('Friends');
      const list = phone.page.getByRole('dialog', { name: 'Friends' });
      await list.getByRole('listitem').filter({ hasText: 'owes me a fish' }).waitFor();
      await fits(phone, list.locator('.card'));
      assert.deepEqual(phone.complaints, []);
    });

    test('nothing broke in the page meanwhile', () => {
      assert.deepEqual(page.complaints, []);
    });
  });
}

/** Nothing lies beside the screen, and nothing makes it wider. */
async function fits({ page }: PagePlayer, card: ReturnType<PagePlayer['page']['locator']>): Promise<void> {
  const box = await card.boundingBox();
  const size = page.viewportSize();
  assert.ok(box !== null && size !== null);
  assert.ok(box.x >= 0 && box.x + box.width <= size.width, `from ${box.x} to ${box.x + box.width}`);
  assert.ok(box.y >= 0 && box.y + box.height <= size.height, `from ${box.y} down to ${box.y + box.height}`);
  assert.equal(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0);
}

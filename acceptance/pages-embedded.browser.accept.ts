import { after, test } from 'node:test';
import { openBrowser, PagePlayer } from '@realmwright/testkit/client/page-player';
import { startRealm } from '@realmwright/testkit/realm';
import { tellPages } from './pages.story.ts';

const browser = await openBrowser();
after(() => browser.close());
tellPages(browser, 'embedded');

test('the playground sends a message by hand and shows the frames that go either way', async () => {
  await using realm = await startRealm({}, 'embedded');
  const { username, password } = await realm.account();
  await using page = await PagePlayer.visit(browser, realm.host.http);
  await page.page.getByRole('link', { name: 'Playground for programs' }).click();
  await page.page.getByLabel('Name').fill(username);
  await page.page.getByLabel('Password').fill(password);
  await page.press('Open a line');
  await page.reads('← welcome');
  await page.press('Send');
  await page.reads('→ ping');
  await page.reads('← pong');
});

import { after } from 'node:test';
import { openBrowser } from '@realmwright/testkit/client/page-player';
import { tellOperatorPage } from './operator-page.story.ts';

const browser = await openBrowser();
after(() => browser.close());
tellOperatorPage(browser, 'distributed');

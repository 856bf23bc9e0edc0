import { after } from 'node:test';
import { openBrowser } from '@realmwright/testkit/client/page-player';
import { tellPages } from './pages.story.ts';

const browser = await openBrowser();
after(() => browser.close());
tellPages(browser, 'distributed');

import { after } from 'node:test';
import { openBrowser } from '@realmwright/testkit/client/page-player';
import { tellCompanyPage } from './company-page.story.ts';

const browser = await openBrowser();
after(() => browser.close());
tellCompanyPage(browser, 'distributed');

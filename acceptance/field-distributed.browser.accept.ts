import { after } from 'node:test';
import { openBrowser } from '@realmwright/testkit/client/page-player';
import { tellField } from './field.story.ts';

const browser = await openBrowser();
after(() => browser.close());
tellField(browser, 'distributed');

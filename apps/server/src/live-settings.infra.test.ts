import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { OperatorError } from '@realmwright/kernel/errors';
import { loadConfig } from '@realmwright/platform/config/load-config';
import { LiveSettings } from './live-settings.ts';

const dataFolder = await mkdtemp(join(tmpdir(), 'realmwright settings '));
after(() => rm(dataFolder, { recursive: true, force: true }));
const write = (text: string) => writeFile(join(dataFolder, 'realmwright.yaml'), text);
const { config } = await loadConfig({ dataFolder, environment: {} });

test('a live setting counts at once, another one waits as long as it differs from what was started', async () => {
  const settings = new LiveSettings({ config, dataFolder, configFile: undefined });
  assert.deepEqual(await settings.reload(), { changed: [], waiting: [] });
  await write('realm:\n  motd: One@Two\n  name: Elsewhere\nchat:\n  broadcastSeconds: 60\n');
  assert.deepEqual(await settings.reload(), {
    changed: ['realm.motd', 'chat.broadcastSeconds'],
    waiting: ['realm.name'],
  });
  assert.deepEqual(settings.current().messageOfTheDay, ['One', 'Two']);
  assert.equal(settings.current().broadcastSeconds, 60);
  assert.deepEqual(await settings.reload(), { changed: [], waiting: ['realm.name'] });
  await write('realm:\n  motd: ""\n');
  assert.deepEqual(await settings.reload(), { changed: ['realm.motd', 'chat.broadcastSeconds'], waiting: [] });
  assert.deepEqual(settings.current().messageOfTheDay, []);
});

test('a configuration that cannot be used changes nothing', async () => {
  const settings = new LiveSettings({ config, dataFolder, configFile: undefined });
  await write('chat:\n  broadcastSeconds: often\n');
  await assert.rejects(settings.reload(), OperatorError);
  assert.equal(settings.current().broadcastSeconds, 0);
});

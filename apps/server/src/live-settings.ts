import { loadConfig } from '@realmwright/platform/config/load-config';
import { processEnvironment } from '@realmwright/platform/config/process-environment';
import type { RealmConfig } from '@realmwright/platform/config/realm-config';
import { settingSections, settingValue } from '@realmwright/platform/config/settings';
import type { RealmSettings, ReloadedSettings, SettingsSource } from '@realmwright/services/start';
import type { RoleSetting } from './role-setting.ts';

/**
 * The settings of a running realm that count at once when they change. What it was started with stays the measure for the
 * others: as long as one differs from that, it waits for the next start.
 */
export class LiveSettings implements SettingsSource {
  readonly #started: RealmConfig;
  readonly #from: Pick<RoleSetting, 'dataFolder' | 'configFile'>;
  #now: RealmConfig;

  constructor({ config, dataFolder, configFile }: Pick<RoleSetting, 'config' | 'dataFolder' | 'configFile'>) {
    this.#started = config;
    this.#now = config;
    this.#from = { dataFolder, configFile };
  }

  current(): RealmSettings {
    const { realm, chat } = this.#now;
    return {
      messageOfTheDay: realm.motd === '' ? [] : realm.motd.split('@'),
      capacity: realm.capacity,
      broadcastSeconds: chat.broadcastSeconds,
      broadcastOnto: chat.broadcastOnto,
    };
  }

  async reload(): Promise<ReloadedSettings> {
    const { dataFolder, configFile: file } = this.#from;
    const { config } = await loadConfig({ dataFolder, file, environment: processEnvironment() });
    const settings = settingSections.flatMap(({ settings: all }) => all);
    const differs = (one: (typeof settings)[number], before: RealmConfig): boolean =>
      JSON.stringify(settingValue(one, before)) !== JSON.stringify(settingValue(one, config));
    const changed = settings.filter((one) => one.isLive && differs(one, this.#now));
    const waiting = settings.filter((one) => !one.isLive && differs(one, this.#started));
    this.#now = config;
    return { changed: changed.map(({ path }) => path), waiting: waiting.map(({ path }) => path) };
  }
}

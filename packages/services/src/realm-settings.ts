/** What of a realm's configuration counts at once when it changes. */
export interface RealmSettings {
  /** Shown until an operator sets another one. */
  readonly messageOfTheDay: readonly string[];
  /** Players in the realm before newcomers wait; undefined: what the gateways say. */
  readonly capacity: number | undefined;
  /** Time between two broadcasts of a stored text, seconds; 0 for none. */
  readonly broadcastSeconds: number;
  /** Where broadcasts appear. */
  readonly broadcastOnto: 'chat' | 'screen' | 'both';
}

/** What reading the configuration anew came to; settings by their path, such as `realm.motd`. */
export interface ReloadedSettings {
  /** They count from now on. */
  readonly changed: readonly string[];
  /** They differ from what runs and count after a restart. */
  readonly waiting: readonly string[];
}

/** Where the services have their settings from. */
export interface SettingsSource {
  /** Those in force; asked each time they are needed. */
  current(): RealmSettings;
  /** Reads the configuration anew. @throws OperatorError with what is wrong with it; then nothing has changed */
  reload(): Promise<ReloadedSettings>;
}

/** Settings that nothing changes, for services whose configuration is made by hand. */
export function fixedSettings(settings: Partial<RealmSettings>): SettingsSource {
  const current: RealmSettings = {
    messageOfTheDay: [],
    capacity: undefined,
    broadcastSeconds: 0,
    broadcastOnto: 'chat',
    ...settings,
  };
  return { current: () => current, reload: async () => ({ changed: [], waiting: [] }) };
}

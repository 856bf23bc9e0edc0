import type { RealmContent } from '@realmwright/gamedata/realm-content';
import type { RealmId } from '@realmwright/kernel/ids';
import type { OperatorCommand } from '@realmwright/kernel/operator-command';
import type { Running } from '@realmwright/kernel/running';
import { startAccount } from './account/account.service.ts';
import type { GuestConfig } from './account/account-parts.ts';
import type { LoginThrottleConfig } from './account/login-throttle.ts';
import { startChannels } from './channels/channels.service.ts';
import { startCharacter } from './character/character.service.ts';
import type { CharacterLimits } from './character/character-parts.ts';
import type { NameConfig } from './character/name.rules.ts';
import { startClientData } from './client-data/client-data.service.ts';
import { startGroup } from './group/group.service.ts';
import { startLedger } from './ledger/ledger.service.ts';
import { startNotifications } from './notifications/notifications.service.ts';
import { startOperator } from './operator/operator.service.ts';
import { startPlaces } from './places/places.service.ts';
import { fixedSettings, type SettingsSource } from './realm-settings.ts';
import { commandsOfServices } from './service-commands.ts';
import { type FeaturePorts, openRequestMeter, type ServicePorts, Serving } from './serving.ts';
import { startSocial } from './social/social.service.ts';
import { startSpawns } from './spawns/spawns.service.ts';

export { servicesFaultPoints } from './fault-points.ts';
export {
  fixedSettings,
  type RealmSettings,
  type ReloadedSettings,
  type SettingsSource,
} from './realm-settings.ts';
export type { ServicePorts } from './serving.ts';

/** How the services role is set up. */
export interface ServicesConfig {
  /** The key of the installation, 32 bytes, from the configuration or the data folder; without it no secret opens. */
  readonly masterKey: Uint8Array;
  /**
   * Nothing of an earlier run can still be alive (the embedded realm): sessions, presences and holds that the database
   * knows are forgotten at the start. False wherever services start apart from edges and worlds.
   */
  readonly isSoleStart: boolean;
  readonly realms: readonly ServedRealm[];
  /** What the worlds of these realms carry out; the composition root collects them. */
  readonly worldCommands: readonly OperatorCommand[];
  /** What operators may change while the realm runs; left out: nothing. */
  readonly settings?: SettingsSource;
  /** Left out: the defaults of the feature. */
  readonly throttle?: LoginThrottleConfig;
  readonly guests?: GuestConfig;
  readonly operatorsNeedAuthenticator?: boolean;
  readonly names?: NameConfig;
  readonly limits?: CharacterLimits;
}

/** A realm whose characters and talk these services keep. */
export interface ServedRealm {
  readonly realm: RealmId;
  /** What players see: `Hollowmere`. */
  readonly name: string;
  readonly content: RealmContent;
}

/** Starts every feature service. Those that others ask start first and stop last. */
export async function startServices(ports: ServicePorts, config: ServicesConfig): Promise<Running> {
  const { realms, isSoleStart } = config;
  const features: FeaturePorts = { ...ports, meter: openRequestMeter(ports.metrics) };
  const { masterKey, throttle, guests, names, limits, operatorsNeedAuthenticator = false } = config;
  const running: Running[] = [];
  const settings = config.settings ?? fixedSettings({});
  running.push(startLedger(features));
  const bounds = { ...(throttle && { throttle }), ...(guests && { guests }) };
  running.push(
    await startAccount(features, { masterKey, isSoleStart, settings, operatorsNeedAuthenticator, ...bounds }),
  );
  running.push(startClientData(features));
  running.push(startSpawns(features));
  running.push(startPlaces(features, { realms }));
  running.push(await startSocial(features, { realms, settings, isSoleStart }));
  running.push(await startGroup(features, { realms, isSoleStart }));
  running.push(await startChannels(features, { isSoleStart }));
  running.push(startNotifications(features));
  const choices = { ...(names && { names }), ...(limits && { limits }) };
  running.push(await startCharacter(features, { realms, isSoleStart, ...choices }));
  running.push(
    await startOperator(features, {
      serviceCommands: commandsOfServices,
      worldCommands: config.worldCommands,
      realms,
      settings,
    }),
  );
  running.push(watchDatabase(features));
  await ports.bus.flush();
  return together(running);
}

/** How often the database is asked whether it is there, milliseconds. */
const pingPeriod = 5_000;

/** Says that the role is not ready while the database does not answer. */
function watchDatabase(ports: FeaturePorts): Running {
  const serving = new Serving(ports, 'database');
  let isThere = true;
  serving.every(pingPeriod, 'ping-database', async () => {
    const answers = await ports.database.ping();
    if (answers !== isThere) ports.log.warn(answers ? 'database-is-back' : 'database-does-not-answer');
    isThere = answers;
  });
  return {
    drain: () => serving.drain(),
    stop: () => serving.stop(),
    health: () => (isThere ? { ready: true } : { ready: false, reason: 'the database does not answer' }),
  };
}

function together(running: readonly Running[]): Running {
  const lastFirst = [...running].reverse();
  return {
    async drain() {
      for (const one of lastFirst) await one.drain();
    },
    async stop() {
      for (const one of lastFirst) await one.stop();
    },
    health: () => running.map((one) => one.health()).find(({ ready }) => !ready) ?? { ready: true },
  };
}

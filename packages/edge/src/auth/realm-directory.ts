import type { EdgeId } from '@realmwright/kernel/ids';
import type { Clock } from '@realmwright/kernel/ports/clock';
import type { Millis } from '@realmwright/kernel/units';
import type { ListedRealm } from '@realmwright/protocol/login/login-replies';
import { realmFlag } from '@realmwright/protocol/login/realm-list.packet';
import { announceLeaseMillis } from '../gateway/gateway.contract.ts';
import type { LoginRealm } from './login-config.ts';

/** What a gateway last said of itself. */
export interface GatewayNews {
  readonly realm: number;
  readonly edge: EdgeId;
  readonly isReady: boolean;
  readonly ports: readonly { readonly build: number; readonly port: number }[];
  readonly sessions: number;
  readonly capacity: number;
}

/** Which realms there are, which of them are up, and where a client of a build goes. */
export interface RealmDirectory {
  hear(news: GatewayNews): void;
  /**
   * The realms that admit a build, in the order of configuration. `host` is used for gateways that listen on a port of
   * their own; `characterCounts` is by realm.
   */
  list(build: number, host: string, characterCounts: ReadonlyMap<number, number>): ListedRealm[];
}

export function realmDirectory(clock: Clock, realms: readonly LoginRealm[]): RealmDirectory {
  const gateways = new Map<EdgeId, { readonly news: GatewayNews; readonly at: Millis }>();

  /** Ready gateways of a realm that were heard lately, the emptiest first. */
  function readyGateways(realm: number): GatewayNews[] {
    const oldest = clock.monotonic() - announceLeaseMillis;
    return [...gateways.values()]
      .filter(({ news, at }) => news.realm === realm && news.isReady && at >= oldest)
      .map(({ news }) => news)
      .sort((one, other) => fullness(one) - fullness(other));
  }

  return {
    hear(news) {
      gateways.set(news.edge, { news, at: clock.monotonic() });
      const oldest = clock.monotonic() - 10 * announceLeaseMillis;
      for (const [edge, { at }] of gateways) if (at < oldest) gateways.delete(edge);
    },
    list(build, host, characterCounts) {
      return realms
        .filter(({ builds }) => builds.some((admitted) => admitted === build))
        .map((realm) => {
          const ready = readyGateways(realm.realm);
          const sessions = ready.reduce((sum, news) => sum + news.sessions, 0);
          // Every gateway of a realm says the realm's capacity; while the setting is being changed they may differ.
          const capacity = Math.max(0, ...ready.map((news) => news.capacity));
          const port = ready[0]?.ports.find((offer) => offer.build === build)?.port;
          return {
            realmType: realmTypes[realm.kind],
            locked: false,
            flag: flagOf(realm, { isOffline: port === undefined, isFull: capacity > 0 && sessions >= capacity }),
            name: realm.name,
            address: addressOf(host, port ?? offlinePort),
            // The clients' scale: 0 is empty, 1 half full, 2 full.
            population: capacity === 0 ? 0 : Math.min(2, (2 * sessions) / capacity),
            numberOfCharactersOnRealm: Math.min(255, characterCounts.get(realm.realm) ?? 0),
            category: realm.timezone,
            realmId: realm.realm,
          };
        });
    },
  };
}

const realmTypes = { normal: 0, pvp: 1, roleplay: 6, 'roleplay-pvp': 8 } as const;

/** Named for realms without gateway; clients do not connect to those, but some insist on a port. */
const offlinePort = 8085;

function fullness({ sessions, capacity }: GatewayNews): number {
  return capacity === 0 ? 1 : sessions / capacity;
}

function flagOf(realm: LoginRealm, state: { readonly isOffline: boolean; readonly isFull: boolean }): number {
  const { OFFLINE, FORCE_RED_FULL, FORCE_GREEN_RECOMMENDED, FORCE_BLUE_RECOMMENDED, NONE } = realmFlag.values;
  if (state.isOffline) return OFFLINE;
  if (state.isFull) return FORCE_RED_FULL;
  switch (realm.highlight) {
    case 'none':
      return NONE;
    case 'recommended':
      return FORCE_GREEN_RECOMMENDED;
    case 'new':
      return FORCE_BLUE_RECOMMENDED;
  }
}

/** Whether an address of configuration says the port too: then clients of every build are sent to that one. */
export function namesPort(host: string): boolean {
  return /^\[.*\]:\d+$/.test(host) || /^[^:]+:\d+$/.test(host);
}

/** `host:port`; a host that names its port keeps it, and an IPv6 host gets brackets. */
function addressOf(host: string, port: number): string {
  if (namesPort(host)) return host;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

import { announce, listen } from '@realmwright/kernel/contract';
import type { InstanceId, RealmId } from '@realmwright/kernel/ids';
import type { RolePorts } from '@realmwright/kernel/ports/role-ports';
import type { Millis } from '@realmwright/kernel/units';
import { surveyed, surveyWanted } from '@realmwright/world/survey/survey.contract';
import type { LiveEdge } from './edge-register.ts';
import type { OperatorEvent } from './operator-events.ts';
import { listToldSessions } from './told-sessions.ts';
import type { SurveyTeller } from './told-survey.ts';
import { listToldTraffic } from './told-traffic.ts';
import { TrafficBook } from './traffic-book.ts';

/** How often instances are told that somebody watches: a third of the lease. */
const renewMillis: Millis = 2_000;
/** How often edges are asked for their sessions and what they carry. */
const askMillis: Millis = 2_000;
/** An instance that was silent for this long is gone; one that rests tells once a second. */
const silentMillis: Millis = 5_000;
/** Most instances that are watched at once. */
const mostInstances = 256;

/** What a watch needs. `tell` gets each event with the key under which a newer one replaces it. */
export interface WatchTerms {
  readonly ports: RolePorts;
  readonly realm: RealmId;
  readonly teller: SurveyTeller;
  readonly edges: () => readonly LiveEdge[];
  readonly tell: (key: string, event: OperatorEvent) => void;
}

/** Watches over a realm from now until it is stopped: has its instances tell, and asks its edges for their sessions and numbers. */
export function watchRealm({ ports, realm, teller, edges, tell }: WatchTerms): { stop(): void } {
  const { bus, clock, log } = ports;
  const heardAt = new Map<InstanceId, Millis>();
  const book = new TrafficBook();
  let isAsking = false;
  let isStopped = false;

  const hearing = listen(bus, surveyed, { scope: String(realm), pendingLimit: mostInstances }, (survey) => {
    const { instance } = survey;
    if (!heardAt.has(instance) && heardAt.size >= mostInstances) return;
    heardAt.set(instance, clock.monotonic());
    tell(`survey ${instance}`, teller.tell(survey));
  });

  function renew(): void {
    announce(bus, surveyWanted, { realm }, { scope: String(realm) });
    const oldest = clock.monotonic() - silentMillis;
    for (const [instance, at] of heardAt) {
      if (at >= oldest) continue;
      heardAt.delete(instance);
      tell(`survey ${instance}`, { kind: 'gone', instance });
    }
  }

  async function askEdges(): Promise<void> {
    // An edge that is slow to answer is asked again when it has, or when its time is up.
    if (isAsking) return;
    isAsking = true;
    try {
      const asked = edges();
      const told = await Promise.all([listToldSessions(bus, asked), listToldTraffic(bus, asked, book, clock)]);
      if (!isStopped) for (const event of told) tell(event.kind, event);
    } finally {
      isAsking = false;
    }
  }
  const ask = (): void => {
    askEdges().catch((error: unknown) => log.warn('edges-not-asked', { error }));
  };

  renew();
  ask();
  const cancels = [clock.every(renewMillis, renew), clock.every(askMillis, ask)];
  return {
    stop() {
      isStopped = true;
      for (const cancel of cancels) cancel();
      hearing.stop().catch((error: unknown) => log.warn('watch-not-stopped', { error }));
    },
  };
}

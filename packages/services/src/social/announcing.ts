import { announce } from '@realmwright/kernel/contract';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import type { FeaturePorts } from '../serving.ts';
import { announcementMade, type makeAnnouncement } from './social.contract.ts';
import { storeTalk } from './talk.store.ts';

/** Says something to everybody of a realm, or to its staff. It is kept for those whose edge is gone. */
export async function announceToRealm(
  { bus, database, clock }: Pick<FeaturePorts, 'bus' | 'database' | 'clock'>,
  made: ValueOf<typeof makeAnnouncement.input.type>,
): Promise<void> {
  const { realm, text, forStaff: areStaff } = made;
  const line = { talk: { kind: 'announced', text }, operation: undefined } as const;
  const number = await storeTalk(database, { realm, areStaff }, line, new Date(clock.now()));
  announce(bus, announcementMade, { ...made, number: number ?? 0 });
}

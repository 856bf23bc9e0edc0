import type { Running } from '@realmwright/kernel/running';
import { type FeaturePorts, Serving } from '../serving.ts';
import { serveAttendance } from './attendance.service.ts';
import { forgetAttendance } from './attendance.store.ts';
import { type GroupConfig, groupParts } from './group-parts.ts';
import { serveInvitations } from './invitation.service.ts';
import { serveMembership } from './membership.service.ts';
import { serveRaids } from './raid.service.ts';
import { serveSignals } from './signals.service.ts';

/** Starts parties and raids. Everything that counts is in the database, so any replica may answer anything. */
export async function startGroup(ports: FeaturePorts, config: GroupConfig): Promise<Running> {
  const parts = groupParts(ports, config);
  if (config.isSoleStart) await forgetAttendance(ports.database, parts.now());
  const serving = new Serving(ports, 'group');
  serveAttendance(serving, parts);
  serveInvitations(serving, parts);
  serveMembership(serving, parts);
  serveRaids(serving, parts);
  serveSignals(serving, parts);
  return serving;
}

import type { Running } from '@realmwright/kernel/running';
import { type FeaturePorts, Serving } from '../serving.ts';
import { type AccountConfig, openAccountParts } from './account-parts.ts';
import { serveAddressBans } from './address-ban.service.ts';
import { serveCredentials } from './credentials.service.ts';
import { serveDevices } from './device.service.ts';
import { serveGates } from './gate.service.ts';
import { serveGuests } from './guest.service.ts';
import { serveLogin } from './login.service.ts';
import { serveManagement } from './management.service.ts';
import { serveMeasures } from './measure.service.ts';
import { PasswordProofs } from './password-proof.ts';
import { serveRegistration } from './registration.service.ts';
import { serveResumption } from './resumption.service.ts';
import { serveSessions } from './session.service.ts';
import { deleteAllSessions } from './session.store.ts';
import { serveTickets } from './ticket.service.ts';
import { serveWebSessions } from './web-session.service.ts';

/** Starts the account service: logins, sessions of the game and of the web, management. */
export async function startAccount(ports: FeaturePorts, config: AccountConfig): Promise<Running> {
  const parts = openAccountParts(ports, config);
  if (config.isSoleStart) await ports.database.transaction(deleteAllSessions);
  const serving = new Serving(ports, 'account');
  const failures = ports.metrics.counter('account_login_failures_total', 'Failed proofs and passwords.', ['reason']);
  const proofs = new PasswordProofs(parts, failures);
  serveLogin(serving, parts, proofs, failures);
  serveSessions(serving, parts);
  serveManagement(serving, parts);
  serveMeasures(serving, parts);
  serveGates(serving, parts);
  serveAddressBans(serving, parts);
  serveTickets(serving, parts);
  serveRegistration(serving, parts);
  serveWebSessions(serving, parts, proofs);
  serveDevices(serving, parts);
  serveGuests(serving, parts);
  serveCredentials(serving, parts, proofs);
  serveResumption(serving, parts);
  return serving;
}

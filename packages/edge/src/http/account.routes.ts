import { call } from '@realmwright/kernel/contract';
import { isRefused } from '@realmwright/kernel/outcome';
import type { RolePorts } from '@realmwright/kernel/ports/role-ports';
import { registerAccount } from '@realmwright/services/account/sign-in.contract';
import type { FastifyInstance } from 'fastify';
import { addressRates } from '../auth/address-rates.ts';
import { networkOfAddress } from '../listener/unproven-connections.ts';
import { refuseRequest } from './refused-request.ts';

/** What somebody sends who wants an account. Unknown keys are refused, so no role can be slipped in (H-03). */
const registration = {
  type: 'object',
  additionalProperties: false,
  required: ['username', 'password'],
  properties: {
    username: { type: 'string', minLength: 1, maxLength: 64 },
    password: { type: 'string', minLength: 1, maxLength: 128 },
  },
} as const;

/** Networks whose registrations are counted. */
const mostNetworks = 10_000;

/** `POST /api/accounts` makes an account, with which one can sign in at once here and in the game. */
export function addAccountRoutes(server: FastifyInstance, { bus, clock }: RolePorts, perHour: number): void {
  const rates = addressRates(clock, { rate: Math.max(perHour, 1) / 3_600, burst: Math.max(perHour, 1) }, mostNetworks);
  server.post<{ Body: { readonly username: string; readonly password: string } }>(
    '/api/accounts',
    { schema: { body: registration } },
    async (request, reply) => {
      if (perHour === 0) return refuseRequest(reply, 'account.registration-closed');
      if (!rates.take(networkOfAddress(request.ip))) return refuseRequest(reply, 'account.too-many-registrations');
      const { username, password } = request.body;
      const made = await call(bus, registerAccount, { username, password, address: request.ip });
      if (isRefused(made)) return refuseRequest(reply, made.refused);
      return reply.code(201).header('cache-control', 'no-store').send({ username: made.value.username });
    },
  );
}

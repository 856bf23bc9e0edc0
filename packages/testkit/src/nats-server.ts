import { spawn } from 'node:child_process';

import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '@nats-io/transport-node';
import { findFreePort } from './realm/free-port.ts';

/** A real NATS server of this test alone. */
export interface TestNatsServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts Debian's `nats-server` on a free port, or names the one of `REALMWRIGHT_TEST_NATS_URL`. */
export async function startNatsServer(): Promise<TestNatsServer> {
  const given = process.env['REALMWRIGHT_TEST_NATS_URL'];
  if (given !== undefined) return { url: given, stop: async () => {} };
  const port = await findFreePort();
  const server = spawn('nats-server', ['-a', '127.0.0.1', '-p', `${port}`], { stdio: 'ignore' });
  const ended = new Promise<string>((resolve) => {
    server.once('error', () => resolve('nats-server is missing: install the Debian package nats-server'));
    server.once('exit', (code) => resolve(`nats-server ended with code ${code}`));
  });
  const url = `nats://127.0.0.1:${port}`;
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; ) {
    const trouble = await Promise.race([ended, sleep(50, undefined)]);
    if (trouble !== undefined) throw new Error(trouble);
    const connection = await connect({ servers: url, reconnect: false, timeout: 1_000 }).catch(() => undefined);
    if (connection === undefined) continue;
    await connection.close();
    return {
      url,
      stop: async () => {
        server.kill();
        await ended;
      },
    };
  }
  server.kill();
  throw new Error('nats-server did not answer within ten seconds');
}

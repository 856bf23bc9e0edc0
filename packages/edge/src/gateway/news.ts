import type { Subscription } from '@realmwright/kernel/ports/bus';
import type { GatewayCore } from './gateway-core.ts';
import { newsOf } from './rows/rows.ts';

/** Hears the news that services have for sessions of this edge, and for all sessions of its realm. */
export function hearNews(gateway: GatewayCore): Subscription[] {
  return newsOf(gateway.config.content).map((row) => {
    const subject = row.isScoped ? `${row.subject}.${gateway.edge}` : row.subject;
    return gateway.bus.subscribe(subject, {}, ({ payload }) => {
      const { sessions, packets } = row.open(payload);
      const connections = sessions?.map((session) => gateway.connections.get(session)) ?? gateway.connections.values();
      for (const connection of connections) {
        if (connection?.session.account === undefined) continue;
        const { port } = connection;
        connection.send(packets(port));
      }
    });
  });
}

import type { ZoneAdapter } from '../load/zone-crowd.ts';

interface SeenPlayer {
  readonly t: number;
}

/**
 * Clients of `colyseus-zone-server.ts`: the full SDK decodes for probes, the others drain their sockets. The SDK takes
 * the platform's WebSocket where there is one, whose socket cannot be reached; without it, it takes the `ws` package's.
 */
export async function colyseusZoneAdapter(port: number): Promise<ZoneAdapter> {
  Reflect.deleteProperty(globalThis, 'WebSocket');
  const { Client } = await import('@colyseus/sdk');
  const indexBySession = new Map<string, number>();
  return {
    async connect(index, _mover, probe, onUpdate) {
      const room = await new Client(`http://127.0.0.1:${port}`).joinOrCreate('zone', {});
      room.reconnection.enabled = false;
      indexBySession.set(room.sessionId, index);
      await new Promise((resolve) => setTimeout(resolve, 30));
      const socket = room.connection.transport.ws._socket;
      if (probe) {
        const newest = new Map<string, number>();
        room.onStateChange((state: { players: Map<string, SeenPlayer> }) => {
          state.players.forEach((player, id) => {
            if (id === room.sessionId || player.t === 0 || newest.get(id) === player.t) return;
            newest.set(id, player.t);
            onUpdate(indexBySession.get(id) ?? Number.NaN, player.t / 100);
          });
        });
      } else {
        socket.removeAllListeners('data');
        socket.on('data', () => undefined);
      }
      return {
        move(mover, sentAt) {
          room.send('move', { x: mover.x, y: mover.y, z: 40, o: mover.orientation, f: 1, t: Math.floor(sentAt * 100) });
        },
        close: () => void room.leave(false),
      };
    },
  };
}

/** Joins the zone as one more client, which reads nothing of what it is sent; resolves when the server has taken it in. */
export async function colyseusJoiner(port: number): Promise<() => Promise<void>> {
  Reflect.deleteProperty(globalThis, 'WebSocket');
  const { Client } = await import('@colyseus/sdk');
  return async () => {
    const room = await new Client(`http://127.0.0.1:${port}`).joinOrCreate('zone', {});
    room.reconnection.enabled = false;
    room.onMessage('*', () => undefined);
  };
}

/**
 * The zone workload on Colyseus: one room, a schema state with a StateView per client, patches every 50 ms.
 * Usage: node colyseus-zone-server.ts PORT; prints READY when it listens.
 */
import { type Client, Room, Server } from '@colyseus/core';
import { Encoder, StateView, schema, t } from '@colyseus/schema';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { InterestGrid } from './interest-grid.ts';

Encoder.BUFFER_SIZE = 32 << 20;

const Player = schema(
  { x: t.float32(), y: t.float32(), z: t.float32(), o: t.float32(), f: t.uint32(), t: t.uint32() },
  'Player',
);
const State = schema({ players: t.map(Player).view() }, 'State');

interface Entity {
  readonly client: Client;
  readonly player: InstanceType<typeof Player>;
  readonly visible: Map<Entity, number>;
  x: number;
  y: number;
}

class Zone extends Room {
  override patchRate = 50;
  override state = new State();
  readonly #grid = new InterestGrid<Entity>(100);
  readonly #entityBySession = new Map<string, Entity>();

  override onCreate(): void {
    this.onMessage(
      'move',
      (client: Client, move: { x: number; y: number; z: number; o: number; f: number; t: number }) => {
        const entity = this.#entityBySession.get(client.sessionId);
        if (entity === undefined) return;
        entity.x = move.x;
        entity.y = move.y;
        Object.assign(entity.player, move);
      },
    );
    this.clock.setInterval(
      () =>
        this.#grid.update(
          (viewer, seen) => viewer.client.view?.add(seen.player),
          (viewer, seen) => viewer.client.view?.remove(seen.player),
        ),
      500,
    );
  }

  override onJoin(client: Client): void {
    client.view = new StateView();
    const player = new Player();
    this.state.players.set(client.sessionId, player);
    client.view.add(player);
    const entity: Entity = { client, player, visible: new Map(), x: 0, y: 0 };
    this.#entityBySession.set(client.sessionId, entity);
    this.#grid.entities.add(entity);
  }

  override onLeave(client: Client): void {
    const entity = this.#entityBySession.get(client.sessionId);
    if (entity !== undefined) this.#grid.entities.delete(entity);
    this.#entityBySession.delete(client.sessionId);
    this.state.players.delete(client.sessionId);
  }
}

const server = new Server({
  transport: new WebSocketTransport({ pingInterval: 0 }),
  greet: false,
  gracefullyShutdown: false,
});
server.define('zone', Zone);
await server.listen(Number(process.argv[2]), '127.0.0.1');
process.stdout.write('READY\n');

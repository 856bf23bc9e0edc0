import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BusMeetingPlace, describeBus } from '@realmwright/platform/bus/bus.suite';
import { BusNetwork } from './bus-network.ts';
import { History } from './history.ts';
import { SeededRandom } from './seeded-random.ts';
import { SimulatedBus } from './simulated-bus.ts';
import { VirtualClock } from './virtual-clock.ts';

function openNetwork(): { readonly clock: VirtualClock; readonly network: BusNetwork } {
  const clock = new VirtualClock(0);
  return { clock, network: new BusNetwork(clock, new History(clock), new SeededRandom(1)) };
}

function join(network: BusNetwork, name: string, onError: (error: unknown, subject: string) => void): SimulatedBus {
  const bus = new SimulatedBus(network, name, onError);
  network.join(bus);
  return bus;
}

/** The contract is told in the machine's time, so the virtual clock goes with it here. */
describeBus('the simulated bus', async (): Promise<BusMeetingPlace> => {
  const { clock, network } = openNetwork();
  const began = performance.now();
  const beat = setInterval(() => clock.advanceTo(performance.now() - began), 1);
  let count = 0;
  return {
    connect: async (onError = () => undefined) => join(network, `member-${++count}`, onError),
    tap: (observer) => {
      network.watch((sight) => {
        const kind = sight.kind === 'event' ? 'publish' : sight.kind === 'answer' ? 'reply' : 'request';
        observer({ kind, subject: sight.subject, payload: sight.payload });
      });
      return () => {
        observer = () => undefined;
      };
    },
    close: async () => clearInterval(beat),
  };
});

test('messages of one publisher on one subject keep their order whatever their delays', async () => {
  const { clock, network } = openNetwork();
  Object.assign(network.weather, { mostDelay: 500, slowRate: 0.5, slowDelay: 5_000 });
  const [sender, receiver] = [join(network, 'a', assert.fail), join(network, 'b', assert.fail)];
  const heard: number[] = [];
  receiver.subscribe('x', {}, ({ payload }) => void heard.push(payload[0] ?? -1));
  for (let i = 0; i < 50; i++) sender.publish('x', Uint8Array.of(i));
  while (clock.step()) await Promise.resolve();
  assert.deepEqual(
    heard,
    Array.from({ length: 50 }, (_, i) => i),
  );
});

test('what is lost never arrives, and who was killed hears and says nothing', async () => {
  const { clock, network } = openNetwork();
  const [sender, receiver] = [join(network, 'a', assert.fail), join(network, 'b', assert.fail)];
  const heard: number[] = [];
  receiver.subscribe('x', {}, ({ payload }) => void heard.push(payload[0] ?? -1));
  network.weather.lostEvents = 1;
  sender.publish('x', Uint8Array.of(1));
  network.weather.lostEvents = 0;
  network.part('b');
  sender.publish('x', Uint8Array.of(2));
  network.heal('b');
  sender.publish('x', Uint8Array.of(3));
  while (clock.step()) await Promise.resolve();
  sender.publish('x', Uint8Array.of(4));
  receiver.kill();
  while (clock.step()) await Promise.resolve();
  assert.deepEqual(heard, [3]);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { logInAsGame } from './game-resident.ts';
import { type RealmProcess, startRealm } from './realm-process.ts';
import { signInAsRealtime } from './realtime-resident.ts';
import { password, type Resident, type SignedIn } from './resident.ts';
import { MoversOnField } from './sent-moves.ts';
import type { ZoneAdapter } from './zone-crowd.ts';

/** What the bots of a zone speak: a game protocol, the realtime protocol, or every second one each. */
export type ZoneProtocol = 'game' | 'realtime' | 'mixed';

/** An embedded realm of its own for zone workloads, reached through the front door as clients do. */
export interface RealmZone {
  /** The process that runs at the moment. */
  realm(): RealmProcess;
  readonly adapter: ZoneAdapter;
  /** Has a bot prove who it is. */
  signIn(index: number): Promise<SignedIn>;
  /** Signs a bot in and enters the world, without going to the field; makes its character when there is none. */
  join(index: number): Promise<Resident>;
  /** Ends it and opens it again on the same data: nobody is in it. */
  reopen(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the realm with `count` accounts. With a port, Node's inspector listens there. */
export async function startRealmZone(
  count: number,
  protocol: ZoneProtocol = 'game',
  inspectorPort?: number,
): Promise<RealmZone> {
  const folder = mkdtempSync(path.join(tmpdir(), 'realmwright-zone-'));
  let realm = await startRealm(folder, inspectorPort);
  realm.command(
    ...['account', 'create', '--count', String(count), '--pattern', 'loadbot{}'],
    ...['--password', password, '--role', 'operator'],
  );
  const movers = new MoversOnField();
  const signIn = (index: number): Promise<SignedIn> =>
    protocol === 'realtime' || (protocol === 'mixed' && index % 2 === 1)
      ? signInAsRealtime(realm, index)
      : logInAsGame(realm, index);
  const join = async (index: number): Promise<Resident> => (await signIn(index)).enter();
  return {
    realm: () => realm,
    reopen: async () => {
      await realm.stop();
      realm = await startRealm(folder, inspectorPort);
    },
    signIn,
    join,
    stop: async () => {
      await realm.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    adapter: {
      async connect(index, mover, probe, onUpdate) {
        const resident = await join(index);
        const sent = movers.add(index, resident);
        await resident.place(mover);
        if (probe) resident.probe(movers, onUpdate);
        else resident.onlyDrain();
        return {
          move: (to, sentAt, movedAt) => resident.move(to, sent, sentAt, movedAt),
          close: () => resident.end(),
        };
      },
    },
  };
}

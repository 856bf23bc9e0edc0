import type { RealmId } from '@realmwright/kernel/ids';
import { accept, refuse } from '@realmwright/kernel/outcome';
import type { SettingsSource } from '../realm-settings.ts';
import type { FeaturePorts, Serving } from '../serving.ts';
import { announceToRealm } from './announcing.ts';
import { addBroadcast, broadcastNow, listBroadcasts, mostBroadcasts, removeBroadcast } from './broadcast.contract.ts';
import { deleteBroadcast, insertBroadcast, listBroadcastRows, takeBroadcastTurn } from './broadcast.store.ts';

/** The database counts no further. */
const mostBroadcastNumber = 0x7fff_ffff;
/** How often it is looked whether something is to be said, milliseconds. */
const lookPeriod = 1_000;

/** Keeps the texts that realms say by themselves, and says them. */
export function serveBroadcasts(
  serving: Serving,
  ports: FeaturePorts,
  realms: readonly RealmId[],
  settings: SettingsSource,
): void {
  const { database, clock, random } = ports;
  serving.answer(addBroadcast, async ({ realm, text, by }, { log }) => {
    if (text.trim() === '') return refuse('social.empty-text');
    const rows = await listBroadcastRows(database, realm);
    if (rows.length >= mostBroadcasts) return refuse('social.too-many-broadcasts');
    const number = await insertBroadcast(database, realm, text.trim(), by);
    log.info('broadcast-added', { realm, number, by });
    return accept({ number });
  });

  serving.answer(removeBroadcast, async ({ realm, number }) =>
    number <= mostBroadcastNumber && (await deleteBroadcast(database, realm, number))
      ? accept()
      : refuse('social.no-such-broadcast'),
  );

  serving.answer(listBroadcasts, async ({ realm }) => {
    const broadcasts = await listBroadcastRows(database, realm);
    return accept({ everySeconds: settings.current().broadcastSeconds, broadcasts: [...broadcasts] });
  });

  serving.answer(broadcastNow, async ({ realm }) => {
    const text = await say(realm);
    return text === undefined ? refuse('social.no-such-broadcast') : accept({ text });
  });

  serving.every(lookPeriod, 'broadcast', async () => {
    const { broadcastSeconds } = settings.current();
    if (broadcastSeconds === 0) return;
    for (const realm of realms) {
      const now = new Date(clock.now());
      const next = new Date(now.getTime() + broadcastSeconds * 1000);
      if (await takeBroadcastTurn(database, realm, now, next)) await say(realm);
    }
  });

  /** One of the realm's texts by chance; undefined when there is none. */
  async function say(realm: RealmId): Promise<string | undefined> {
    const rows = await listBroadcastRows(database, realm);
    const text = rows[new DataView(random.bytes(4).slice().buffer).getUint32(0) % Math.max(1, rows.length)]?.text;
    if (text === undefined) return undefined;
    const { broadcastOnto } = settings.current();
    for (const onScreen of [false, true]) {
      const isWanted = broadcastOnto === 'both' || (broadcastOnto === 'screen') === onScreen;
      if (isWanted) await announceToRealm(ports, { realm, text, onScreen, forStaff: false });
    }
    return text;
  }
}

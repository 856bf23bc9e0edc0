import { accept, refuse } from '@realmwright/kernel/outcome';
import type { FeaturePorts, Serving } from '../serving.ts';
import { tellRoomNews } from './room-news.ts';
import { listRoster, mostOfRoster, tellRoom } from './roster.contract.ts';
import { listRosterRows } from './roster.store.ts';

/** Answers who is in a room, and lets operators speak there. */
export function serveRosters(serving: Serving, { database, bus }: FeaturePorts): void {
  serving.answer(listRoster, async (question) => {
    // One more than is shown says whether there are more.
    const found = await listRosterRows(database.reads, question, mostOfRoster + 1);
    const people = found.rows.slice(0, mostOfRoster);
    return accept({ total: found.total, people, hasMore: found.rows.length > mostOfRoster });
  });

  serving.answer(tellRoom, async ({ room, by, text }, { log }) => {
    if (text.trim() === '') return refuse('social.empty-text');
    tellRoomNews(bus, room, { kind: 'announced', by, text });
    log.info('room-told', { room: room.kind, by });
    return accept();
  });
}

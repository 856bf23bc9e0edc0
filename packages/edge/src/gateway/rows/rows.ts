import type { GatewayContent } from '../gateway-config.ts';
import type { NewsRow, Row } from '../opcode-table.ts';
import { channelNews, channelRows } from './channels.rows.ts';
import { characterScreenRows } from './character-screen.rows.ts';
import { clientDataRows } from './client-data.rows.ts';
import { connectionRows } from './connection.rows.ts';
import { fightRows } from './fight.rows.ts';
import { friendNews, friendRows } from './friends.rows.ts';
import { groupRows } from './group.rows.ts';
import { groupNews } from './group-news.rows.ts';
import { groupSignalsRows } from './group-signals.rows.ts';
import { queryRows } from './query.rows.ts';
import { raidRows } from './raid.rows.ts';
import { talkNews, talkRows } from './talk.rows.ts';
import { tradeRows } from './trade.rows.ts';
import { unansweredRows } from './unanswered.rows.ts';
import { unansweredCompanyRows } from './unanswered-company.rows.ts';
import { unansweredDeedsRows } from './unanswered-deeds.rows.ts';
import { worldRows } from './world.rows.ts';

/** The table opcode x connection state: every row of every area, with what of the realm's content they answer from. */
export function rowsOf(content: GatewayContent): readonly Row[] {
  const known = content.ruleset.knownIds;
  return [
    ...connectionRows,
    ...characterScreenRows(known),
    ...clientDataRows,
    ...queryRows(known, content),
    ...talkRows(known),
    ...friendRows(known),
    ...groupRows,
    ...groupSignalsRows,
    ...raidRows,
    ...channelRows,
    ...worldRows,
    ...tradeRows,
    ...fightRows,
    ...unansweredRows,
    ...unansweredCompanyRows,
    ...unansweredDeedsRows,
  ];
}

/** What services tell sessions without being asked. */
export function newsOf(content: GatewayContent): readonly NewsRow[] {
  const known = content.ruleset.knownIds;
  return [...talkNews(known), ...friendNews(known), ...groupNews(known), ...channelNews];
}

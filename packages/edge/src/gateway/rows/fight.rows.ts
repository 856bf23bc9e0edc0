import { CMSG_ATTACKSTOP, CMSG_ATTACKSWING } from '@realmwright/protocol/world/combat/attack.packet';
import { CMSG_RECLAIM_CORPSE, CMSG_REPOP_REQUEST } from '@realmwright/protocol/world/death/resurrect.packet';
import { CMSG_DUEL_ACCEPTED, CMSG_DUEL_CANCELLED } from '@realmwright/protocol/world/duel/duel.packet';
import { MSG_CORPSE_QUERY_Client } from '@realmwright/protocol/world/query/corpse-query.packet';
import {
  CMSG_CAST_SPELL_1_12,
  CMSG_CAST_SPELL_2_4,
  CMSG_CAST_SPELL_3_3,
} from '@realmwright/protocol/world/spell/cast-spell.packet';
import { attackIntent } from '@realmwright/world/combat/combat.wire';
import { reclaimIntent } from '@realmwright/world/death/death.wire';
import { castIntent } from '@realmwright/world/duel/duel.wire';
import { type ConnectionState, forms, intend, type Row } from '../opcode-table.ts';

/** What was on its way when the loading screen came up has no instance to go to. */
const inWorld: readonly ConnectionState[] = ['world'];

/** Fights, deaths and duels: packets that become intents. */
export const fightRows: readonly Row[] = [
  intend({ layouts: [CMSG_ATTACKSWING], states: inWorld, intent: attackIntent }),
  intend({ layouts: [CMSG_ATTACKSTOP], states: inWorld, intent: () => ({ kind: 'stopAttack' }) }),
  intend({ layouts: [CMSG_REPOP_REQUEST], states: inWorld, cost: 5, intent: () => ({ kind: 'releaseSpirit' }) }),
  intend({ layouts: [CMSG_RECLAIM_CORPSE], states: inWorld, cost: 5, intent: reclaimIntent }),
  intend({ layouts: [MSG_CORPSE_QUERY_Client], states: inWorld, cost: 5, intent: () => ({ kind: 'seekCorpse' }) }),
  forms(
    intend({ layouts: [CMSG_CAST_SPELL_1_12], states: inWorld, cost: 5, intent: castIntent }),
    intend({ layouts: [CMSG_CAST_SPELL_2_4], states: inWorld, cost: 5, intent: castIntent }),
    intend({ layouts: [CMSG_CAST_SPELL_3_3], states: inWorld, cost: 5, intent: castIntent }),
  ),
  intend({ layouts: [CMSG_DUEL_ACCEPTED], states: inWorld, cost: 5, intent: () => ({ kind: 'acceptDuel' }) }),
  intend({ layouts: [CMSG_DUEL_CANCELLED], states: inWorld, cost: 5, intent: () => ({ kind: 'cancelDuel' }) }),
];

import { call } from '@realmwright/kernel/contract';
import type { CharacterId } from '@realmwright/kernel/ids';
import { accept, isRefused, type Outcome, refuse } from '@realmwright/kernel/outcome';
import type { Serving } from '../serving.ts';
import { keepTalk } from '../social/talk.contract.ts';
import { saveSignals } from './group.store.ts';
import { findGroup, lockGroupOf } from './group-change.ts';
import type { GroupParts } from './group-parts.ts';
import {
  answerReadyCheck,
  finishReadyCheck,
  listMarks,
  markTarget,
  pointAtPlace,
  rollDice,
  sayToGroup,
  startReadyCheck,
} from './group-signals.contract.ts';
import { findMember, type GroupState, mayManage } from './group-state.rules.ts';
import { tellForCertain, tellMembers } from './group-telling.ts';
import { isRoll, listenersOf, mark, rollOf } from './signals.rules.ts';

/** Answers what members of a group signal to each other. */
export function serveSignals(serving: Serving, parts: GroupParts): void {
  const { database, bus, metrics } = parts.ports;
  const lines = metrics.counter('group_lines_total', 'Chat lines to groups.', ['how']);
  const groupOf = async (character: CharacterId): Promise<GroupState | undefined> =>
    (await findGroup(database.reads, character))?.group;

  serving.answer(sayToGroup, async ({ character, how, language, text, operation }) => {
    if (text.trim() === '') return refuse('group.empty-text');
    const group = await groupOf(character);
    if (group === undefined) return refuse('group.not-in-group');
    const listeners = listenersOf(group, character, how);
    if (isRefused(listeners)) return listeners;
    const fromName = nameOf(group, character);
    const kept = await call(bus, keepTalk, {
      listeners: listeners.value.map(({ characterId }) => characterId),
      talk: { kind: 'saidToGroup', how, from: character, fromName, text },
      operation,
    });
    const number = isRefused(kept) ? undefined : kept.value.number;
    if (number === undefined) return accept();
    lines.add(1, how);
    tellMembers(bus, listeners.value, { kind: 'said', from: character, how, language, text }, number);
    return accept();
  });

  serving.answer(pointAtPlace, async ({ character, x, y }) => {
    const group = await groupOf(character);
    if (group === undefined) return refuse('group.not-in-group');
    const others = group.members.filter(({ characterId }) => characterId !== character);
    tellMembers(bus, others, { kind: 'pointed', by: character, x, y });
    return accept();
  });

  serving.answer(rollDice, async ({ character, least, greatest }) => {
    if (!isRoll(least, greatest)) return refuse('group.invalid-roll');
    let rolled: number | undefined;
    while (rolled === undefined) rolled = rollOf(parts.ports.random.bytes(4), least, greatest);
    const group = await groupOf(character);
    if (group !== undefined) {
      const dice = { least, greatest, rolled };
      const kept = { kind: 'rolledInGroup', byName: nameOf(group, character), ...dice } as const;
      await tellForCertain(parts.ports, group.members, { kind: 'rolled', by: character, ...dice }, kept);
    }
    return accept({ rolled, isAlone: group === undefined });
  });

  serving.answer(markTarget, async ({ character, icon, target }) => {
    const outcome = await changeSignals(parts, character, (group) => mark(group, character, icon, target));
    if (isRefused(outcome)) return outcome;
    tellMembers(bus, outcome.value.members, { kind: 'marked', by: character, icon, target });
    return accept();
  });

  serving.answer(listMarks, async ({ character }) => {
    const group = await groupOf(character);
    return group === undefined ? refuse('group.not-in-group') : accept({ marks: [...group.marks] });
  });

  serving.answer(startReadyCheck, async ({ character }) => {
    const outcome = await changeSignals(parts, character, (group, now) => {
      if (!mayManage(group, character)) return refuse('group.not-leader');
      const millis = parts.rulesOf(group.realm).readyCheckSeconds * 1000;
      return accept({ ...group, readyCheckUntil: new Date(now.getTime() + millis) });
    });
    if (isRefused(outcome)) return outcome;
    const { members } = outcome.value;
    const asked = { kind: 'signalledToGroup', signal: 'readyAsked', byName: nameOf(outcome.value, character) } as const;
    await tellForCertain(parts.ports, members, { kind: 'readyCheckStarted', by: character }, asked);
    // Who is not there is not ready, and cannot say so.
    const absent = members.filter(({ connection }) => connection === undefined);
    await Promise.all(absent.map(({ characterId: by }) => tellManagers(outcome.value, { by, isReady: false })));
    return accept();
  });

  serving.answer(answerReadyCheck, async ({ character, isReady }) => {
    const group = await groupOf(character);
    if (group === undefined) return refuse('group.not-in-group');
    if (!isChecking(group, parts.now())) return refuse('group.no-ready-check');
    await tellManagers(group, { by: character, isReady });
    return accept();
  });

  serving.answer(finishReadyCheck, async ({ character }) => {
    const outcome = await changeSignals(parts, character, (group) => {
      if (!mayManage(group, character)) return refuse('group.not-leader');
      if (group.readyCheckUntil === undefined) return refuse('group.no-ready-check');
      return accept({ ...group, readyCheckUntil: undefined });
    });
    if (isRefused(outcome)) return outcome;
    const over = { kind: 'signalledToGroup', signal: 'readyOver', byName: '' } as const;
    await tellForCertain(parts.ports, outcome.value.members, { kind: 'readyCheckFinished' }, over);
    return accept();
  });

  function tellManagers(
    group: GroupState,
    told: { readonly by: CharacterId; readonly isReady: boolean },
  ): Promise<void> {
    const managers = group.members.filter(({ characterId }) => mayManage(group, characterId));
    const signal = told.isReady ? 'ready' : 'notReady';
    const kept = { kind: 'signalledToGroup', signal, byName: nameOf(group, told.by) } as const;
    return tellForCertain(parts.ports, managers, { kind: 'readinessTold', ...told }, kept);
  }
}

function nameOf(group: GroupState, character: CharacterId): string {
  return findMember(group, character)?.name ?? '';
}

function isChecking({ readyCheckUntil }: GroupState, now: Date): boolean {
  return readyCheckUntil !== undefined && readyCheckUntil > now;
}

/** Changes what a group remembers of its signals, locked and saved. */
async function changeSignals<Refusal extends string>(
  parts: GroupParts,
  character: CharacterId,
  decide: (group: GroupState, now: Date) => Outcome<GroupState, Refusal>,
): Promise<Outcome<GroupState, Refusal | 'group.not-in-group'>> {
  return parts.ports.database.transaction(async (db): Promise<Outcome<GroupState, Refusal | 'group.not-in-group'>> => {
    const stored = await lockGroupOf(db, character);
    if (stored === undefined) return refuse('group.not-in-group');
    const decided = decide(stored.group, parts.now());
    if (isRefused(decided)) return decided;
    await saveSignals(db, decided.value);
    return accept(decided.value);
  });
}

import type { Serving } from '../serving.ts';
import { appointAssistant, appointToDuty, convertToRaid, moveMember, swapMembers } from './group.contract.ts';
import { changeGroup } from './group-change.ts';
import type { GroupParts } from './group-parts.ts';
import { appoint, assign, convert, moveTo, swap } from './raid.rules.ts';

/** Answers what concerns the order of a raid. */
export function serveRaids(serving: Serving, parts: GroupParts): void {
  serving.answer(convertToRaid, ({ character }) => changeGroup(parts, character, (group) => convert(group, character)));
  serving.answer(moveMember, ({ character, name, subgroup }) =>
    changeGroup(parts, character, (group) => moveTo(group, character, name, subgroup)),
  );
  serving.answer(swapMembers, ({ character, name, otherName }) =>
    changeGroup(parts, character, (group) => swap(group, character, name, otherName)),
  );
  serving.answer(appointAssistant, ({ character, member, isAssistant }) =>
    changeGroup(parts, character, (group) => appoint(group, character, member, isAssistant)),
  );
  serving.answer(appointToDuty, ({ character, member, duty }) =>
    changeGroup(parts, character, (group) => assign(group, character, member, duty)),
  );
}

import { isRefused } from '@realmwright/kernel/outcome';
import {
  CMSG_GROUP_ASSISTANT_LEADER,
  CMSG_GROUP_CHANGE_SUB_GROUP,
  CMSG_GROUP_RAID_CONVERT,
  CMSG_GROUP_SWAP_SUB_GROUP,
  MSG_PARTY_ASSIGNMENT_Client,
} from '@realmwright/protocol/world/group/group-rule.packet';
import { characterOf } from '@realmwright/services/character/character.wire';
import {
  appointAssistant,
  appointToDuty,
  convertToRaid,
  moveMember,
  swapMembers,
} from '@realmwright/services/group/group.contract';
import { dutyOf } from '@realmwright/services/group/group.wire';
import { groupGranted, groupRefused } from '@realmwright/services/group/group-results.wire';
import { type ConnectionState, converse, type Row } from '../opcode-table.ts';

const inWorld: readonly ConnectionState[] = ['world'];

/** The order of a raid: conversion, subgroups, assistants, duties. */
export const raidRows: readonly Row[] = [
  converse({
    layouts: [CMSG_GROUP_RAID_CONVERT],
    states: inWorld,
    async talk(_packet, session) {
      const { character, build } = session;
      if (character === undefined) return;
      const outcome = await session.call(convertToRaid, { character });
      // The word of success has no name and no operation of its own. Source: the public servers.
      if (!isRefused(outcome)) session.send([groupGranted(build, 'invite', '')]);
    },
  }),
  converse({
    layouts: [CMSG_GROUP_CHANGE_SUB_GROUP],
    states: inWorld,
    async talk({ name, groupNumber: subgroup }, session) {
      const { character } = session;
      if (character !== undefined) await session.call(moveMember, { character, name, subgroup });
    },
  }),
  converse({
    layouts: [CMSG_GROUP_SWAP_SUB_GROUP],
    states: inWorld,
    async talk({ name, swapWithName: otherName }, session) {
      const { character, build } = session;
      if (character === undefined) return;
      const outcome = await session.call(swapMembers, { character, name, otherName });
      if (isRefused(outcome)) session.send(groupRefused(build, 'swap', name, outcome.refused));
    },
  }),
  converse({
    layouts: [CMSG_GROUP_ASSISTANT_LEADER],
    states: inWorld,
    async talk({ guid, setAssistant: isAssistant }, session) {
      const { character } = session;
      const member = characterOf(guid);
      if (character === undefined || member === undefined) return;
      await session.call(appointAssistant, { character, member, isAssistant });
    },
  }),
  converse({
    layouts: [MSG_PARTY_ASSIGNMENT_Client],
    states: inWorld,
    async talk({ role, apply, player }, session) {
      const { character } = session;
      const member = characterOf(player);
      const duty = dutyOf(role, apply);
      if (character === undefined || member === undefined || duty === undefined) return;
      await session.call(appointToDuty, { character, member, duty });
    },
  }),
];

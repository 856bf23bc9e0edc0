import assert from 'node:assert/strict';
import { test } from 'node:test';
import { characterId, mapId, realmId } from '@realmwright/kernel/ids';
import type { Room } from '@realmwright/kernel/room';
import type { Person } from '@realmwright/protocol/realtime/social-messages';
import { CompanyView } from './company-view.ts';

const area = (zone: number): Room => ({ kind: 'area', realm: realmId(1), map: mapId(0), zone });

function person(id: number, state: Person['state'] = 'online'): Person {
  return { character: characterId(id), name: `P${id}`, level: 1, race: 1, class: 1, gender: 0, zone: 12, state };
}

const nobody = { came: [], changed: [], went: [], isCrowded: false };

test('the people of the area are those of the roster and of the news since, and none of another area', () => {
  const view = new CompanyView();
  view.take({ kind: 'roomJoined', room: area(12) });
  assert.equal(view.isPartial, true);
  view.take({ kind: 'roster', room: area(12), total: 3, people: [person(1), person(2)], hasMore: true });
  view.take({ kind: 'people', room: area(12), ...nobody, changed: [person(2, 'fighting')] });
  assert.equal(view.isPartial, true);
  view.take({ kind: 'roster', room: area(12), total: 3, people: [person(3)], hasMore: false });
  assert.equal(view.isPartial, false);
  view.take({ kind: 'people', room: area(12), ...nobody, went: [{ character: characterId(1), name: 'P1' }] });
  view.take({ kind: 'people', room: area(14), ...nobody, came: [person(9)] });
  assert.deepEqual(
    [...view.people.values()].map(({ name, state }) => `${name} ${state}`),
    ['P2 fighting', 'P3 online'],
  );
  view.take({ kind: 'people', room: area(12), ...nobody, isCrowded: true });
  assert.equal(view.isPartial, true);
});

test('whoever walks on is in the new area alone, with nobody yet', () => {
  const view = new CompanyView();
  view.take({ kind: 'roomJoined', room: area(12) });
  view.take({ kind: 'people', room: area(12), ...nobody, came: [person(1)] });
  view.take({ kind: 'roomJoined', room: area(14) });
  view.take({ kind: 'roomLeft', room: area(12) });
  assert.deepEqual(view.room('area'), area(14));
  assert.equal(view.room('party'), undefined);
  assert.equal(view.people.size, 0);
});

test('what was not read counts by kind and source, and the newest stands last', () => {
  const view = new CompanyView();
  const line = { about: 'channel', source: 'Inn', text: 'Ann: hello', count: 2, seconds: 10 } as const;
  const friend = { about: 'friend', source: 'Bo', text: 'online', count: 1, seconds: 11 } as const;
  view.take({ kind: 'notifications', choices: [{ about: 'area', isOn: false }], unread: [friend, line] });
  assert.equal(view.unreadCount, 3);
  assert.equal(view.choices.get('area'), false);
  view.take({ kind: 'notified', notification: { ...line, text: 'Ann: again', count: 3 }, total: 4 });
  assert.equal(view.unreadCount, 4);
  assert.deepEqual(
    [...view.unread.values()].map(({ text }) => text),
    ['online', 'Ann: again'],
  );
});

test('how members of the party are is known as long as they are in it and there', () => {
  const view = new CompanyView();
  const room = { kind: 'party', group: 5 } as const;
  const member = { subgroup: 0, isAssistant: false, isOnline: true } as const;
  const members = [1, 2].map((id) => ({ character: characterId(id), name: `P${id}`, ...member }));
  const party = { party: 5, form: 'party', leader: characterId(1), members } as const;
  view.take({ kind: 'people', room, ...nobody, changed: [person(2)] });
  assert.equal(view.members.size, 0);
  view.take({ kind: 'party', party });
  view.take({ kind: 'roster', room, total: 2, people: [person(1), person(2)], hasMore: false });
  view.take({ kind: 'people', room, ...nobody, changed: [person(2, 'fighting')] });
  assert.equal(view.members.get(2)?.state, 'fighting');
  view.take({ kind: 'party', party: { ...party, members: members.slice(0, 1) } });
  assert.deepEqual([...view.members.keys()], [1]);
  view.take({ kind: 'party', party: undefined });
  assert.equal(view.members.size, 0);
});

test('party, invitation, friends and channels follow what is told', () => {
  const view = new CompanyView();
  view.take({ kind: 'partyNews', news: 'invited', name: 'Ann', number: 0 });
  assert.equal(view.invitedBy, 'Ann');
  view.take({ kind: 'party', party: { party: 1, form: 'party', leader: characterId(1), members: [] } });
  assert.equal(view.invitedBy, undefined);
  const contact = { character: characterId(2), name: 'Bo', isFriend: true, isIgnored: false, note: '' };
  view.take({ kind: 'contacts', contacts: [{ ...contact, presence: undefined }] });
  const presence = { state: 'away', zone: 12, level: 3, class: 1 } as const;
  view.take({ kind: 'friend', character: characterId(2), name: 'Bo', presence });
  assert.deepEqual(view.contacts.get(2)?.presence, presence);
  view.take({ kind: 'friend', character: characterId(7), name: 'Stranger', presence });
  assert.equal(view.contacts.size, 1);
  const news = { name: '', by: '', isOn: false, number: 0 } as const;
  view.take({ kind: 'channelNews', channel: 'Inn', news: 'youJoined', ...news });
  assert.deepEqual([...view.channels], ['Inn']);
  view.take({ kind: 'channelNews', channel: 'Inn', news: 'youLeft', ...news });
  assert.equal(view.channels.size, 0);
  view.take({ kind: 'channelNews', channel: 'Inn', news: 'youJoined', ...news });
  view.take({ kind: 'left', reason: 'transferred' });
  assert.deepEqual([view.party?.party, view.channels.size], [1, 1]);
  view.take({ kind: 'left', reason: 'loggedOut' });
  assert.deepEqual([view.party, view.channels.size, view.contacts.size], [undefined, 0, 0]);
  assert.equal(view.take({ kind: 'pong', sent: 1, time: 1, heard: 0 }), false);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeNewContact, keptNote, mostContacts, shownContacts } from './friends.rules.ts';

const friend = (characterId: number) => ({ characterId, isFriend: true, isIgnored: false });
const ignored = (characterId: number) => ({ characterId, isFriend: false, isIgnored: true });
const asked = { owner: 1, contact: 2, kind: 'friend', build: 12340 } as const;

test('somebody new may come onto a list', () => {
  assert.equal(judgeNewContact([], asked), undefined);
});

test('nobody is its own contact', () => {
  assert.equal(judgeNewContact([], { ...asked, contact: 1 }), 'social.contact-is-self');
});

test('somebody is on a list once for each kind', () => {
  assert.equal(judgeNewContact([friend(2)], asked), 'social.contact-is-listed');
  assert.equal(judgeNewContact([ignored(2)], asked), undefined);
  assert.equal(judgeNewContact([ignored(2)], { ...asked, kind: 'ignored' }), 'social.contact-is-listed');
});

test('a list of friends ends at fifty in every build', () => {
  const many = Array.from({ length: 50 }, (_, n) => friend(10 + n));
  for (const build of [5875, 8606, 12340]) {
    assert.equal(judgeNewContact(many, { ...asked, build }), 'social.contacts-are-full');
    assert.equal(judgeNewContact(many.slice(1), { ...asked, build }), undefined);
  }
});

test('ignored people end at what each build can show', () => {
  assert.deepEqual(
    [5875, 8606, 12340].map((build) => mostContacts('ignored', build)),
    [25, 25, 50],
  );
  const many = Array.from({ length: 30 }, (_, n) => ignored(10 + n));
  assert.equal(judgeNewContact(many, { ...asked, kind: 'ignored', build: 5875 }), 'social.contacts-are-full');
  assert.equal(judgeNewContact(many, { ...asked, kind: 'ignored' }), undefined);
  assert.deepEqual(
    [shownContacts(many, 'ignored', 5875), shownContacts(many, 'ignored', 12340)].map(({ length }) => length),
    [25, 30],
  );
  assert.deepEqual(shownContacts([friend(2), ignored(3)], 'friend', 12340), [friend(2)]);
});

test('a note is cut at forty-eight characters, whatever their bytes', () => {
  assert.equal(keptNote('met at the ferry'), 'met at the ferry');
  assert.equal([...keptNote('🐌'.repeat(60))].length, 48);
});

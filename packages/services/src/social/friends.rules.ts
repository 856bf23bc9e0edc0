import { cutText } from '@realmwright/kernel/cut-text';

/** What somebody is to the owner of a list. */
export type ContactKind = 'friend' | 'ignored';

/** What a list holds, as far as the rules look at it. */
export interface ListedContact {
  readonly characterId: number;
  readonly isFriend: boolean;
  readonly isIgnored: boolean;
}

/** Most friends that every supported client shows. Source: public servers of the three builds. */
const mostFriends = 50;

/** Most entries of a kind that clients of a build show. Source: public servers of the three builds. */
export function mostContacts(kind: ContactKind, build: number): number {
  if (kind === 'friend') return mostFriends;
  return build === 12340 ? 50 : 25;
}

/** Whether somebody may come onto a list, and if not, why. */
export function judgeNewContact(
  listed: readonly ListedContact[],
  asked: { readonly owner: number; readonly contact: number; readonly kind: ContactKind; readonly build: number },
): 'social.contact-is-self' | 'social.contact-is-listed' | 'social.contacts-are-full' | undefined {
  if (asked.owner === asked.contact) return 'social.contact-is-self';
  const ofKind = listed.filter((each) => isOfKind(each, asked.kind));
  if (ofKind.some(({ characterId }) => characterId === asked.contact)) return 'social.contact-is-listed';
  return ofKind.length >= mostContacts(asked.kind, asked.build) ? 'social.contacts-are-full' : undefined;
}

/** What a client of the build can show of a list: the first entries of each kind. */
export function shownContacts<Contact extends ListedContact>(
  listed: readonly Contact[],
  kind: ContactKind,
  build: number,
): readonly Contact[] {
  return listed.filter((each) => isOfKind(each, kind)).slice(0, mostContacts(kind, build));
}

/** A note as it is kept: at most 48 characters, as the public servers cut it for what clients show. */
export function keptNote(typed: string): string {
  return cutText([...typed].slice(0, 48).join(''), 192);
}

function isOfKind(contact: ListedContact, kind: ContactKind): boolean {
  return kind === 'friend' ? contact.isFriend : contact.isIgnored;
}

import { request } from '@realmwright/kernel/contract';
import { realmIdType } from '@realmwright/kernel/schema/domain';
import { list, nothing, struct, u32, utf8 } from '@realmwright/kernel/schema/types';
import { chatTextType } from './social.contract.ts';

/** Texts that a realm says by itself from time to time, one by chance each time. How often stands in the configuration. */

/** Most texts of a realm. */
export const mostBroadcasts = 100;

export const addBroadcast = request('social.add-broadcast', {
  input: struct({ realm: realmIdType, text: chatTextType, by: utf8({ maxBytes: 64 }) }),
  output: struct({ number: u32 }),
  refusals: ['social.empty-text', 'social.too-many-broadcasts'],
  timeout: 2_000,
});

export const removeBroadcast = request('social.remove-broadcast', {
  input: struct({ realm: realmIdType, number: u32 }),
  output: nothing,
  refusals: ['social.no-such-broadcast'],
  timeout: 2_000,
});

/** The texts in the order in which they were added, and how often one is said: seconds, 0 for never. */
export const listBroadcasts = request('social.list-broadcasts', {
  input: struct({ realm: realmIdType }),
  output: struct({
    everySeconds: u32,
    broadcasts: list(struct({ number: u32, text: chatTextType }), { max: mostBroadcasts }),
  }),
  timeout: 2_000,
});

/** Says one of the texts now. */
export const broadcastNow = request('social.broadcast-now', {
  input: struct({ realm: realmIdType }),
  output: struct({ text: chatTextType }),
  refusals: ['social.no-such-broadcast'],
  timeout: 2_000,
});

import { differs, guid, sizedCstring, struct, when } from '../../schema/wire.ts';

/** A guid that brings its name along, because the client need not know the thing. A guid of zero has no name. */
export const namedGuid = struct({
  guid,
  ...when(differs('guid', 0n), { name: sizedCstring({ maxBytes: 255 }) }),
});

import { packet, u32 } from '../../schema/wire.ts';

/** The client believes to be in this zone. */
export const CMSG_ZONEUPDATE = packet('CMSG_ZONEUPDATE', {
  area: u32,
});

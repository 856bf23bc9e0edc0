import { packet, u32 } from '../../schema/wire.ts';

export const CMSG_ZONEUPDATE = packet('CMSG_ZONEUPDATE', {
  area: u32,
});

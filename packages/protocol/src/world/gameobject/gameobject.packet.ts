import { guid, packet, u32 } from '../../schema/wire.ts';

export const CMSG_AREATRIGGER = packet('CMSG_AREATRIGGER', {
  triggerId: u32,
});

export const CMSG_GAMEOBJ_REPORT_USE = packet('CMSG_GAMEOBJ_REPORT_USE', {
  guid: guid,
});

export const CMSG_GAMEOBJ_USE = packet('CMSG_GAMEOBJ_USE', {
  guid: guid,
});

export const SMSG_GAMEOBJECT_CUSTOM_ANIM = packet('SMSG_GAMEOBJECT_CUSTOM_ANIM', {
  guid: guid,
  animationId: u32,
});

export const SMSG_GAMEOBJECT_DESPAWN_ANIM = packet('SMSG_GAMEOBJECT_DESPAWN_ANIM', {
  guid: guid,
});

export const SMSG_GAMEOBJECT_PAGETEXT = packet('SMSG_GAMEOBJECT_PAGETEXT', {
  guid: guid,
});

export const SMSG_GAMEOBJECT_RESET_STATE = packet('SMSG_GAMEOBJECT_RESET_STATE', {
  guid: guid,
});

export const SMSG_GAMEOBJECT_SPAWN_ANIM = packet('SMSG_GAMEOBJECT_SPAWN_ANIM', {
  guid: guid,
});

export const SMSG_OPEN_CONTAINER = packet('SMSG_OPEN_CONTAINER', {
  guid: guid,
});

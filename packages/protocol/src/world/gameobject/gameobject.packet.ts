import { guid, packet, u32 } from '../../schema/wire.ts';

/** The client has walked into a trigger of its own data. */
export const CMSG_AREATRIGGER = packet('CMSG_AREATRIGGER', {
  triggerId: u32,
});

/** The player has used an object, for achievements. */
export const CMSG_GAMEOBJ_REPORT_USE = packet('CMSG_GAMEOBJ_REPORT_USE', {
  guid: guid,
});

/** Uses an object. */
export const CMSG_GAMEOBJ_USE = packet('CMSG_GAMEOBJ_USE', {
  guid: guid,
});

/** An object shows one of its animations. */
export const SMSG_GAMEOBJECT_CUSTOM_ANIM = packet('SMSG_GAMEOBJECT_CUSTOM_ANIM', {
  guid: guid,
  animationId: u32,
});

/** An object vanishes. */
export const SMSG_GAMEOBJECT_DESPAWN_ANIM = packet('SMSG_GAMEOBJECT_DESPAWN_ANIM', {
  guid: guid,
});

/** Opens the text of an object. */
export const SMSG_GAMEOBJECT_PAGETEXT = packet('SMSG_GAMEOBJECT_PAGETEXT', {
  guid: guid,
});

/** An object is as it was. */
export const SMSG_GAMEOBJECT_RESET_STATE = packet('SMSG_GAMEOBJECT_RESET_STATE', {
  guid: guid,
});

/** An object appears. */
export const SMSG_GAMEOBJECT_SPAWN_ANIM = packet('SMSG_GAMEOBJECT_SPAWN_ANIM', {
  guid: guid,
});

/** Opens a bag. */
export const SMSG_OPEN_CONTAINER = packet('SMSG_OPEN_CONTAINER', {
  guid: guid,
});

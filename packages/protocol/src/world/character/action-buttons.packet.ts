import { array, differs, enumeration, packet, struct, u8, u16, u32, when } from '../../schema/wire.ts';

const actionBarBehavior = enumeration(u8, {
  INITIAL: 0,
  SET: 1,
  CLEAR: 2,
});

const actionButton = struct({
  action: u16,
  actionType: u8,
  misc: u8,
});

export const CMSG_SET_ACTIONBAR_TOGGLES = packet('CMSG_SET_ACTIONBAR_TOGGLES', {
  actionBar: u8,
});

export const CMSG_SET_ACTION_BUTTON = packet('CMSG_SET_ACTION_BUTTON', {
  button: u8,
  action: u16,
  misc: u8,
  actionType: u8,
});

export const SMSG_ACTION_BUTTONS_1_12 = packet('SMSG_ACTION_BUTTONS', {
  data: array(u32, 120),
});

export const SMSG_ACTION_BUTTONS_2_4 = packet('SMSG_ACTION_BUTTONS', {
  data: array(u32, 132),
});

export const SMSG_ACTION_BUTTONS_3_3 = packet('SMSG_ACTION_BUTTONS', {
  behavior: actionBarBehavior,
  ...when(differs('behavior', actionBarBehavior.values.CLEAR), {
    data: array(actionButton, 144),
  }),
});

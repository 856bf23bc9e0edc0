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

/** Which additional action bars are shown, one bit each. */
export const CMSG_SET_ACTIONBAR_TOGGLES = packet('CMSG_SET_ACTIONBAR_TOGGLES', {
  actionBar: u8,
});

/** Sets or clears a place of the action bars. The action has 24 bits, of which `misc` is the upper byte. */
export const CMSG_SET_ACTION_BUTTON = packet('CMSG_SET_ACTION_BUTTON', {
  button: u8,
  action: u16,
  misc: u8,
  actionType: u8,
});

/** The action bars: action in the lower three bytes, its kind above. */
export const SMSG_ACTION_BUTTONS_1_12 = packet('SMSG_ACTION_BUTTONS', {
  data: array(u32, 120),
});

/** The same as 2.4.3 has it. */
export const SMSG_ACTION_BUTTONS_2_4 = packet('SMSG_ACTION_BUTTONS', {
  data: array(u32, 132),
});

/** The same as 3.3.5a has it. */
export const SMSG_ACTION_BUTTONS_3_3 = packet('SMSG_ACTION_BUTTONS', {
  behavior: actionBarBehavior,
  ...when(differs('behavior', actionBarBehavior.values.CLEAR), {
    data: array(actionButton, 144),
  }),
});

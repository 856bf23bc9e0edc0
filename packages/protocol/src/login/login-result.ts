import { enumeration, flags, u8 } from '../schema/wire.ts';

/** Answers of the login server. Names are the public notes'. */
export const loginResult = enumeration(u8, {
  SUCCESS: 0x00,
  FAIL_UNKNOWN0: 0x01,
  FAIL_UNKNOWN1: 0x02,
  FAIL_BANNED: 0x03,
  FAIL_UNKNOWN_ACCOUNT: 0x04,
  FAIL_INCORRECT_PASSWORD: 0x05,
  FAIL_ALREADY_ONLINE: 0x06,
  FAIL_NO_TIME: 0x07,
  FAIL_DB_BUSY: 0x08,
  FAIL_VERSION_INVALID: 0x09,
  LOGIN_DOWNLOAD_FILE: 0x0a,
  FAIL_INVALID_SERVER: 0x0b,
  FAIL_SUSPENDED: 0x0c,
  FAIL_NO_ACCESS: 0x0d,
  SUCCESS_SURVEY: 0x0e,
  FAIL_PARENTALCONTROL: 0x0f,
  /** Only clients of login version 8 know it. */
  FAIL_LOCKED_ENFORCED: 0x10,
});

/** Second factors that a challenge asks for and a proof brings. Version 3 knows PIN only, version 2 none. */
export const securityFlag = flags(u8, { NONE: 0, PIN: 1, MATRIX_CARD: 2, AUTHENTICATOR: 4 });

import { countedBytes, fixed, shortText, u8, u16, u32, u64 } from '../schema/wire.ts';
import { everyLoginVersion, loginMessage } from './login-message.ts';

/** Announces a file to clients: a patch or a survey. Realmwright sends none; the launcher patches. */
export const xferInitiate = loginMessage(
  'CMD_XFER_INITIATE',
  { command: 0x30, direction: 'server', versions: everyLoginVersion },
  { filename: shortText({ maxBytes: 255 }), fileSize: u64, fileMd5: fixed(16) },
);

export const xferData = loginMessage(
  'CMD_XFER_DATA',
  { command: 0x31, direction: 'server', versions: everyLoginVersion },
  { data: countedBytes({ count: u16, maxBytes: 0xffff }) },
);

export const xferAccept = loginMessage(
  'CMD_XFER_ACCEPT',
  { command: 0x32, direction: 'client', versions: everyLoginVersion },
  {},
);

export const xferResume = loginMessage(
  'CMD_XFER_RESUME',
  { command: 0x33, direction: 'client', versions: everyLoginVersion },
  { offset: u64 },
);

export const xferCancel = loginMessage(
  'CMD_XFER_CANCEL',
  { command: 0x34, direction: 'client', versions: everyLoginVersion },
  {},
);

/** Result of a hardware survey; only sent when a proof named one. */
export const surveyResult = loginMessage(
  'CMD_SURVEY_RESULT',
  { command: 0x04, direction: 'client', versions: everyLoginVersion },
  { surveyId: u32, error: u8, data: countedBytes({ count: u16, maxBytes: 0x1000 }) },
);

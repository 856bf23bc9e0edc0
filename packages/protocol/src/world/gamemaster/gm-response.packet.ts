import { array, bool, cstring, enumeration, packet, sizedCstring, struct, u8, u32 } from '../../schema/wire.ts';
import { vector3d } from '../movement/vector.ts';

const commentatorEnableOption = enumeration(u32, {
  DISABLE: 0,
  ENABLE: 1,
  TOGGLE: 2,
});

const gmSurveyQuestion = struct({
  questionId: u32,
  answer: u8,
  comment: cstring({ maxBytes: 1024 }),
});

/** Reports a fault of the game. */
export const CMSG_BUG = packet('CMSG_BUG', {
  suggestion: u32,
  content: sizedCstring({ maxBytes: 255 }),
  bugType: sizedCstring({ maxBytes: 255 }),
});

/** Switches the commentator's mode. */
export const CMSG_COMMENTATOR_ENABLE = packet('CMSG_COMMENTATOR_ENABLE', {
  option: commentatorEnableOption,
});

/** Searches the server's tables; a developers' tool. */
export const CMSG_DBLOOKUP = packet('CMSG_DBLOOKUP', {
  query: cstring({ maxBytes: 255 }),
});

/** The player has read the answer to a ticket. */
export const CMSG_GMRESPONSE_RESOLVE = packet('CMSG_GMRESPONSE_RESOLVE', {});

/** How content the player was with a game master. */
export const CMSG_GMSURVEY_SUBMIT = packet('CMSG_GMSURVEY_SUBMIT', {
  surveyId: u32,
  questions: array(gmSurveyQuestion, 10),
  answerComment: cstring({ maxBytes: 8000 }),
});

/** Reports delay at a place. */
export const CMSG_GM_REPORT_LAG = packet('CMSG_GM_REPORT_LAG', {
  lagType: u32,
  map: u32,
  position: vector3d,
});

/** The ticket could not be stored. */
export const SMSG_GMRESPONSE_DB_ERROR = packet('SMSG_GMRESPONSE_DB_ERROR', {});

/** The answer to a ticket. */
export const SMSG_GMRESPONSE_RECEIVED = packet('SMSG_GMRESPONSE_RECEIVED', {
  responseId: u32,
  ticketId: u32,
  message: cstring({ maxBytes: 8000 }),
  response: array(cstring({ maxBytes: 255 }), 4),
});

/** Whether a survey is to be shown. */
export const SMSG_GMRESPONSE_STATUS_UPDATE = packet('SMSG_GMRESPONSE_STATUS_UPDATE', {
  showSurvey: bool,
});

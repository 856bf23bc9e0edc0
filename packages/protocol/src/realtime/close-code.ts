/** What a client does when the line was closed. */
export type ClosePolicy =
  /** Resume at once, then with growing pauses. */
  | 'resume'
  /** Come back as somebody new, after a pause: there is nothing left to resume. */
  | 'return'
  /** Get a new access token first, then resume. */
  | 'sign-in'
  /** Do not come back by itself; tell the player why. */
  | 'stay-away';

export interface CloseCode {
  readonly code: number;
  readonly policy: ClosePolicy;
  /** For the player, and for the reference page. */
  readonly about: string;
}

/** Why a server closes a line: one code for each reason, so that no client has to read the text. */
export const closeCodes = {
  done: { code: 1000, policy: 'stay-away', about: 'The client has said goodbye.' },
  shutdown: { code: 1001, policy: 'resume', about: 'This edge ends; another one takes the session.' },
  notFrames: { code: 1002, policy: 'return', about: 'What came is no WebSocket, or no frames of this protocol.' },
  wrongForm: { code: 1003, policy: 'return', about: 'Text came where bytes were agreed on, or the other way round.' },
  malformed: { code: 1007, policy: 'return', about: 'A frame was not what its description says.' },
  tooBig: { code: 1009, policy: 'return', about: 'A message was larger than 16 KiB.' },
  fault: { code: 1011, policy: 'return', about: 'The server has failed in something, and the session is over.' },
  signedOut: { code: 4401, policy: 'sign-in', about: 'The access token has ended or was taken back.' },
  banned: { code: 4403, policy: 'stay-away', about: 'The account is banned or locked.' },
  unknownSession: { code: 4404, policy: 'return', about: 'The session to be resumed is over.' },
  slow: { code: 4408, policy: 'resume', about: 'The client did not take what was sent to it.' },
  superseded: { code: 4409, policy: 'stay-away', about: 'The account is being used from elsewhere.' },
  kicked: { code: 4410, policy: 'stay-away', about: 'An operator has put the session out.' },
  silent: { code: 4411, policy: 'resume', about: 'Nothing was heard of the client for too long.' },
  closed: { code: 4412, policy: 'return', about: 'The realm is full, or lets only operators in.' },
  flooding: { code: 4429, policy: 'return', about: 'The client has sent more than it may.' },
} as const satisfies Readonly<Record<string, CloseCode>>;
export type CloseName = keyof typeof closeCodes;

/** What to do about a code; those that a network or a browser makes up are a broken line. */
export function policyOf(code: number): ClosePolicy {
  return Object.values(closeCodes).find((known) => known.code === code)?.policy ?? 'resume';
}

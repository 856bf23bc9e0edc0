/**
 * How a client asks for its session back: by the request for a socket itself, so that nobody without a token has one.
 * Browsers name the token in the address, where it is good once; programs in the header `Authorization: Resume ...`.
 */
export const resumeParameters = {
  /** The token, for browsers. */
  token: 'resume',
  /** The last reliable frame that the client has. */
  heard: 'heard',
  /** The number of the last words that it has of those said near. */
  said: 'said',
  /** The numbers of the last lines that it has of all other talk, with dots between them: `talk=17.18.21`, or nothing. */
  talk: 'talk',
} as const;

/** Most lines of talk that a client names; whoever has heard more names the greatest numbers. */
export const MOST_HEARD_TALK = 16;

/** What a client has of a session that it resumes. */
export interface Grasp {
  readonly heard: number;
  readonly said: number;
  readonly talk: readonly number[];
}

/** Writes it into an address. */
export function writeGrasp(parameters: URLSearchParams, { heard, said, talk }: Grasp): void {
  parameters.set(resumeParameters.heard, `${heard}`);
  parameters.set(resumeParameters.said, `${said}`);
  parameters.set(resumeParameters.talk, talk.join('.'));
}

/** Reads it; undefined when a number is missing or none. */
export function readGrasp(parameters: URLSearchParams): Grasp | undefined {
  const [heard, said] = [parameters.get(resumeParameters.heard), parameters.get(resumeParameters.said)].map(readNumber);
  const words = parameters.get(resumeParameters.talk);
  if (heard === undefined || said === undefined || words === null || words.length > mostTalkLength) return undefined;
  const talk = words === '' ? [] : words.split('.').map(readNumber);
  if (talk.length > MOST_HEARD_TALK) return undefined;
  const numbers = talk.filter((number) => number !== undefined);
  return numbers.length === talk.length ? { heard, said, talk: numbers } : undefined;
}

function readNumber(text: string | null): number | undefined {
  if (text === null || !/^\d{1,10}$/.test(text)) return undefined;
  const number = Number(text);
  return number <= 0xffff_ffff ? number : undefined;
}

const mostTalkLength = MOST_HEARD_TALK * 11;

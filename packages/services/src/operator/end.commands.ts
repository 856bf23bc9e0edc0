import type { ServiceCommand } from '@realmwright/kernel/operator-command';
import { describeSeconds, secondsOf, wholeNumber, wordsOf } from '../command-words.ts';
import type { IdleEnd } from './idle-end.ts';
import type { EndKind, ShutdownCountdown } from './shutdown-countdown.ts';

/** What these commands work with. */
export interface EndCommandParts {
  readonly countdown: Pick<ShutdownCountdown, 'begin' | 'callOff'>;
  readonly idle: Pick<IdleEnd, 'begin' | 'isWaiting'>;
}

/** Commands that end the realm, or open it anew. */
export function endCommands({ countdown, idle }: EndCommandParts): readonly ServiceCommand[] {
  return [
    endCommand(
      'shutdown',
      'shutdown',
      false,
      'Ends the realm after a delay such as 30 (seconds) or 5m, telling everybody; cancel calls it off.',
    ),
    endCommand(
      'restart',
      'restart',
      false,
      'Ends the realm after a delay and opens it again with its configuration read anew; cancel calls it off.',
    ),
    endCommand(
      'idleshutdown',
      'shutdown',
      true,
      'Ends the realm as soon as nobody is in the world, after the delay at the earliest; cancel calls it off.',
    ),
    endCommand(
      'idlerestart',
      'restart',
      true,
      'Opens the realm anew as soon as nobody is in the world, after the delay at the earliest; cancel calls it off.',
    ),
    {
      path: ['server', 'exit'],
      syntax: '',
      help: 'Ends the realm at once.',
      leastRole: 'operator',
      runsAt: 'services',
      console: 'allowed',
      async perform({ name: by }) {
        countdown.begin(0, by, 'shutdown');
        return { lines: ['The realm closes.'] };
      },
    },
  ];

  function endCommand(word: string, kind: EndKind, isIdle: boolean, help: string): ServiceCommand {
    return {
      path: ['server', word],
      syntax: '#delay|cancel',
      help,
      leastRole: 'operator',
      runsAt: 'services',
      console: 'allowed',
      async perform({ name: by }, argumentText) {
        const [first] = wordsOf(argumentText);
        if (first?.toLowerCase() === 'cancel') {
          const wasIdle = idle.isWaiting;
          const wasPending = countdown.callOff(by) || wasIdle;
          return { lines: [wasPending ? `The ${kind} is called off.` : `No ${kind} is pending.`] };
        }
        const delaySeconds = wholeNumber(first) === 0 ? 0 : secondsOf(first);
        if (delaySeconds === undefined || delaySeconds > longestDelaySeconds) return { usage: true };
        const verb = kind === 'restart' ? 'restarts' : 'closes';
        if (isIdle) {
          idle.begin(delaySeconds, by, kind);
          return {
            lines: [
              `The realm ${verb} when nobody is in the world, in ${describeSeconds(delaySeconds)} at the earliest.`,
            ],
          };
        }
        countdown.begin(delaySeconds, by, kind);
        return { lines: [`The realm ${verb} in ${describeSeconds(delaySeconds)}.`] };
      },
    };
  }
}

/** Longest delay, seconds: a day. */
const longestDelaySeconds = 86_400;

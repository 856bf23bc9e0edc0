import type { OperatorEvent } from '@realmwright/edge/http/operator/operator-events';

export type ToldSession = Extract<OperatorEvent, { kind: 'sessions' }>['sessions'][number];

const versions: Readonly<Record<number, string>> = { 5875: '1.12.1', 8606: '2.4.3', 12340: '3.3.5a' };

/** With which program somebody is there. */
export function protocolWords({ protocol, build, form }: ToldSession): string {
  if (protocol === 'realtime') return form === 'json' ? 'browser, JSON' : 'browser';
  return build === undefined ? 'game' : (versions[build] ?? `build ${build}`);
}

/** A length of time, in its greatest two units. */
export function spanWords(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60)];
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min` : `${seconds} s`;
}

/** A number of bytes. */
export function bytesWords(bytes: number): string {
  if (bytes < 1_000) return `${Math.round(bytes)} B`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Whether a session is what somebody looks for: by name, account, address, program or state. */
export function isFound(session: ToldSession, wanted: string): boolean {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const { character, account, address, state } = session;
  const text = `${character} ${account} ${address} ${state} ${protocolWords(session)}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

import { escaped } from './escaped.ts';

/** What anybody may know of a realm. */
export interface RealmStatus {
  readonly realm: string;
  readonly version: string;
  /** A player who comes now gets in, or into the queue. */
  readonly isOpen: boolean;
  readonly playerCount: number;
  readonly capacity: number;
  readonly upSeconds: number;
  readonly roles: readonly { readonly role: string; readonly isReady: boolean; readonly reason: string }[];
}

/** One small page without scripts: whether the realm is open, how many are in it, and how its roles do. */
export function statusPage(status: RealmStatus): string {
  const { realm, version, isOpen, playerCount, capacity, upSeconds, roles } = status;
  const rows = roles
    .map(({ role, isReady, reason }) => {
      const state = isReady ? '<td class="good">ready</td>' : `<td class="bad">${escaped(reason)}</td>`;
      return `<tr><th scope="row">${escaped(role)}</th>${state}</tr>`;
    })
    .join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="10">
<title>${escaped(realm)}</title>
<style>
:root { color-scheme: light dark; --ink: light-dark(#1d2733, #e8e3d8); --ground: light-dark(#f7f4ec, #14181d);
  --line: light-dark(#d8d0bf, #2c333c); --good: light-dark(#2f6f3e, #7fc98f); --bad: light-dark(#9c2f26, #e58a80); }
body { margin: 0; padding: 12vh 1.5rem 2rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.6 Georgia, "Iowan Old Style", serif; }
main { max-width: 34rem; margin: 0 auto; }
h1 { font-size: 2.4rem; font-weight: 500; letter-spacing: .01em; margin: 0; }
.state { margin: .25rem 0 2rem; font-size: 1.15rem; }
dl { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1rem; margin: 0 0 2rem; padding: 1rem 0;
  border: solid var(--line); border-width: 1px 0; }
dt { font-size: .85rem; opacity: .75; }
dd { margin: 0; font-size: 1.35rem; font-variant-numeric: tabular-nums; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-weight: 400; padding: .3rem 0; }
td { text-align: right; }
.good { color: var(--good); } .bad { color: var(--bad); }
footer { margin-top: 2.5rem; font-size: .85rem; opacity: .75; }
a { color: inherit; }
</style>
</head>
<body>
<main>
<h1>${escaped(realm)}</h1>
<p class="state ${isOpen ? 'good' : 'bad'}">${isOpen ? 'The realm is open.' : 'The realm is closed.'}</p>
<dl>
<div><dt>Players</dt><dd>${playerCount}</dd></div>
<div><dt>Room for</dt><dd>${capacity}</dd></div>
<div><dt>Up for</dt><dd>${duration(upSeconds)}</dd></div>
</dl>
<table>
${rows}
</table>
<footer>Realmwright ${escaped(version)} · <a href="/">play</a> · <a href="/metrics">metrics</a></footer>
</main>
</body>
</html>
`;
}

function duration(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  if (days > 0) return `${days} d ${hours} h`;
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min` : `${seconds} s`;
}

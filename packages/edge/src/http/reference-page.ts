import type { TObject, TSchema } from 'typebox';
import type { ApiRoute } from './api-route.ts';
import { escaped } from './escaped.ts';
import { problems } from './problems.ts';

/**
 * The API for people: one page without scripts, made of the declarations that the server answers by. `realmName` is the
 * title.
 */
export function referencePage(routes: readonly ApiRoute[], realmName: string): string {
  const groups = Object.entries(Object.groupBy(routes, ({ tag }) => tag));
  const contents = groups.map(([tag]) => `<li><a href="#${escaped(tag)}">${escaped(tag)}</a></li>`).join('');
  const sections = groups.map(
    ([tag, members]) => `<h2 id="${escaped(tag)}">${escaped(tag)}</h2>\n${(members ?? []).map(articleOf).join('\n')}`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The API of ${escaped(realmName)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>The API of ${escaped(realmName)}</h1>
<p>Requests and answers are JSON; problems are <a href="https://www.rfc-editor.org/rfc/rfc9457">problem details</a> with a
code for machines. Machines read <a href="/api/openapi.json">the same as OpenAPI 3.1</a>.</p>
<nav aria-label="Groups"><ul>${contents}</ul></nav>
${sections.join('\n')}
</main>
</body>
</html>
`;
}

function articleOf({ method, path, operation, about, access, takes, gives, refusals }: ApiRoute): string {
  const { body, query, path: place } = takes.properties;
  const parts = [
    ...tableOf('In the address', place),
    ...tableOf('Behind the question mark', query),
    ...tableOf('Body', body),
    ...(gives.status === 204 ? [] : tableOf(`Answer ${gives.status}`, gives.content)),
  ];
  const codes = refusals.map(
    (code) => `<li><code>${escaped(code)}</code> ${problems[code].status}: ${escaped(problems[code].title)}</li>`,
  );
  const who = access === 'anybody' ? 'Anybody may ask.' : `Needs an access token of a ${escaped(access)}.`;
  return `<article id="${escaped(operation)}">
<h3><span class="method">${method}</span> <code>${escaped(path)}</code></h3>
<p>${escaped(about)} ${who}</p>
${parts.join('\n')}
${codes.length === 0 ? '' : `<details><summary>What may go wrong</summary><ul>${codes.join('')}</ul></details>`}
</article>`;
}

function tableOf(title: string, schema: TSchema | undefined): string[] {
  if (schema === undefined || !isObject(schema)) return [];
  const required = new Set(schema.required ?? []);
  const rows = Object.entries(schema.properties).map(([name, part]) => {
    const optional = required.has(name) ? '' : ' <small>may be left out</small>';
    return `<tr><th scope="row"><code>${escaped(name)}</code>${optional}</th><td>${escaped(typeOf(part))}</td><td>${withCode(wordOf(part, 'description'))}</td></tr>`;
  });
  return rows.length === 0 ? [] : [`<table><caption>${escaped(title)}</caption>${rows.join('')}</table>`];
}

function typeOf(schema: TSchema): string {
  if ('enum' in schema && Array.isArray(schema.enum)) return schema.enum.join(' or ');
  if ('items' in schema && typeof schema.items === 'object' && schema.items !== null)
    return `list of ${typeOf(schema.items)}`;
  if (isObject(schema)) return wordOf(schema, 'title') || Object.keys(schema.properties).join(', ');
  const format = wordOf(schema, 'format');
  return format === 'date-time' ? 'moment' : wordOf(schema, 'type');
}

function isObject(schema: TSchema): schema is TObject {
  return 'properties' in schema;
}

function wordOf(schema: TSchema, name: string): string {
  const value: unknown = Object.getOwnPropertyDescriptor(schema, name)?.value;
  return typeof value === 'string' ? value : '';
}

/** Text with what stands between backticks as code. */
function withCode(text: string): string {
  return escaped(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}

const style = `
:root { color-scheme: light dark; --ink: light-dark(#1d2733, #e8e3d8); --ground: light-dark(#f7f4ec, #14181d);
  --line: light-dark(#d8d0bf, #2c333c); --mark: light-dark(#2f6f3e, #7fc98f); }
body { margin: 0; padding: 3rem 1.5rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.6 Georgia, "Iowan Old Style", serif; }
main { max-width: 52rem; margin: 0 auto; }
h1 { font-weight: 500; font-size: 2.2rem; margin: 0; }
h2 { font-weight: 500; margin: 3rem 0 1rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-weight: 500; margin: 2rem 0 .25rem; }
code, .method { font: .9em/1.4 ui-monospace, monospace; }
.method { color: var(--mark); }
nav ul { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; padding: 0; list-style: none; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; margin: .75rem 0; }
th { width: 28%; } td:nth-child(2) { width: 18%; }
caption { text-align: left; font-size: .85rem; opacity: .75; }
th, td { text-align: left; font-weight: 400; vertical-align: top; padding: .25rem 1rem .25rem 0;
  border-top: 1px solid var(--line); overflow-wrap: anywhere; }
small { opacity: .75; }
a { color: inherit; }
@media (max-width: 36rem) { th, td, td:nth-child(2) { display: block; width: auto; border: 0; padding: 0 0 .15rem; }
  tr { display: block; border-top: 1px solid var(--line); padding: .35rem 0; } }
`;

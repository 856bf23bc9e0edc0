import { escaped } from './escaped.ts';

/** What stands where the pages will be: that they are being built, or why they cannot be and what to do. */
export function waitingPage(realmName: string, failure: string | undefined): string {
  const told =
    failure === undefined
      ? '<p>The pages of this realm are being built, which takes a few seconds after a change. This one looks again by itself.</p>'
      : `<p>The realm is running, but its pages could not be built:</p><pre>${escaped(failure)}</pre>
<p>Game clients can play meanwhile. Start the realm again when the cause is gone.</p>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${failure === undefined ? '<meta http-equiv="refresh" content="2">' : ''}
<title>${escaped(realmName)}</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0; padding: 22vh 1.5rem 2rem; background: light-dark(#f4efe2, #161b22); color: light-dark(#2b3526, #e8e3d8);
  font: 1.05rem/1.6 Georgia, "Iowan Old Style", serif; }
main { max-width: 34rem; margin: 0 auto; }
h1 { font-size: 2.4rem; font-weight: 500; margin: 0; }
pre { white-space: pre-wrap; }
a { color: inherit; }
</style>
</head>
<body>
<main>
<h1>${escaped(realmName)}</h1>
${told}
<p><a href="/status">How the realm does</a></p>
</main>
</body>
</html>
`;
}

import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a database that can be cut at the worst moment. */
export interface CutDatabase extends AsyncDisposable {
  /** The same database, by this way. */
  readonly url: string;
  /**
   * `before`: the next commit never reaches the server, and the connection is gone. `after`: the server commits, and its
   * answer is lost with the connection. Each cut happens once.
   */
  cutAt(moment: 'before' | 'after'): void;
}

/** Opens a way to the database of that URL, which may name a folder with a socket. */
export async function openCutDatabase(url: string): Promise<CutDatabase> {
  const { host, port, rest } = readUrl(url);
  let moment: 'none' | 'before' | 'after' = 'none';
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(Number(port), host);
    let isLost = false;
    const end = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', end).on('close', end);
    }
    client.on('data', (bytes) => {
      if (moment !== 'none' && bytes.toString('latin1').includes('commit\0')) {
        isLost = true;
        const isBefore = moment === 'before';
        moment = 'none';
        if (isBefore) return end();
      }
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      // What answers the commit has happened, and nobody will hear of it.
      if (isLost) return end();
      client.write(bytes);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('this machine gives no free port');
  return {
    url: rest(`127.0.0.1:${address.port}`),
    cutAt(next) {
      moment = next;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** By hand, because a URL with an empty host, as that of a socket, is none to `URL`. */
function readUrl(url: string): { host: string; port: string; rest: (at: string) => string } {
  const found = /^(postgres(?:ql)?:\/\/(?:[^@/]*@)?)([^/:]*)(?::(\d+))?(\/[^?]*)(?:\?(.*))?$/.exec(url);
  if (found === null) throw new Error('not the URL of a database');
  const [, scheme = '', host = '', port, database = '', query = ''] = found;
  const parameters = new URLSearchParams(query);
  return {
    host: parameters.get('host') ?? (host === '' ? '127.0.0.1' : host),
    port: parameters.get('port') ?? port ?? '5432',
    rest: (at) => `${scheme}${at}${database}`,
  };
}

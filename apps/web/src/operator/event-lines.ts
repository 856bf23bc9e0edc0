/** The data of each server-sent event in a stream of bytes, in order; comments are left out. Ends with the stream. */
export async function* eventLines(chunks: AsyncIterable<Uint8Array>, heard: () => void): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    heard();
    const messages = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = messages.pop() ?? '';
    for (const message of messages) if (message.startsWith(prefix)) yield message.slice(prefix.length);
  }
}

const prefix = 'data: ';

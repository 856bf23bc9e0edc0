import { field } from './json-reading.ts';

/** The realm refuses; `code` says why, such as `account.wrong-password` or `account.code-needed`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  /** Seconds after which asking again can help. */
  readonly retryAfter: number | undefined;

  constructor(status: number, code: string, title: string, retryAfter: number | undefined) {
    super(title);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** One request, as a generated client makes it. */
export interface ApiCall {
  readonly method: string;
  readonly path: string;
  readonly query?: object;
  readonly body?: object;
}

/** What a page or a program may choose. */
export interface TransportTerms {
  /** The access token to show, if there is one; asked before each request. */
  readonly accessToken?: () => string | undefined | Promise<string | undefined>;
  readonly fetch?: typeof fetch;
}

/** Carries requests to the pages of a realm, such as `http://localhost:8080`, and turns its problems into errors. */
export class ApiTransport {
  readonly #page: string;
  readonly #terms: TransportTerms;

  constructor(page: string, terms: TransportTerms = {}) {
    this.#page = page;
    this.#terms = terms;
  }

  /** The content of the answer. @throws ApiError when the realm refuses */
  async ask({ method, path, query = {}, body }: ApiCall): Promise<unknown> {
    const url = new URL(path, this.#page);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const token = await this.#terms.accessToken?.();
    const answer = await (this.#terms.fetch ?? fetch)(url, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (answer.ok) return answer.status === 204 ? undefined : await answer.json();
    throw await errorOf(answer);
  }
}

async function errorOf(answer: Response): Promise<ApiError> {
  const content: unknown = await answer.json().catch(() => ({}));
  const told = (name: string): string => {
    const value = typeof content === 'object' && content !== null ? field(content, name) : undefined;
    return typeof value === 'string' ? value : '';
  };
  const wait = Number(answer.headers.get('retry-after') ?? Number.NaN);
  const title = told('title') || `the realm answered ${answer.status}`;
  return new ApiError(answer.status, told('code') || 'http.failed', title, Number.isNaN(wait) ? undefined : wait);
}

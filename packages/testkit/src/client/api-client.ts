import { ApiTransport } from '@realmwright/client/api-transport';
import { RealmApi, type Session } from '@realmwright/client/realm-api';
import type { Address, Credentials } from './login-client.ts';

export { ApiError } from '@realmwright/client/api-transport';

/** A program that is signed in to the pages of a realm, and holds its tokens itself. */
export class ApiClient {
  readonly api: RealmApi;
  session: Session | undefined;

  private constructor({ host, port }: Address, from: string | undefined) {
    const page = `http://${host}:${port}`;
    const asFrom: typeof fetch = (input, init) => {
      const headers = new Headers(init?.headers);
      if (from !== undefined) headers.set('x-forwarded-for', from);
      return fetch(input, { ...init, headers });
    };
    this.api = new RealmApi(new ApiTransport(page, { accessToken: () => this.session?.accessToken, fetch: asFrom }));
  }

  /** Somebody who is not signed in yet; `from` is the address that a proxy says. */
  static visit(http: Address, from?: string): ApiClient {
    return new ApiClient(http, from);
  }

  static async signIn(http: Address, { username, password }: Credentials, from?: string): Promise<ApiClient> {
    const client = new ApiClient(http, from);
    client.session = await client.api.signIn({ username, password, keep: 'body' });
    return client;
  }

  get accessToken(): string {
    return this.session?.accessToken ?? '';
  }

  /** Takes the refresh token for a new one. */
  async refresh(refreshToken = this.session?.refreshToken): Promise<Session> {
    this.session = await this.api.refresh({ refreshToken });
    return this.session;
  }
}

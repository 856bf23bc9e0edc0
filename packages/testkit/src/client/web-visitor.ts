import { ApiTransport } from '@realmwright/client/api-transport';
import { RealmApi } from '@realmwright/client/realm-api';
import type { Address, Credentials } from './login-client.ts';

/** Somebody who is signed in to the web and asks the API as a program does. */
export class WebVisitor {
  readonly http: Address;
  readonly api: RealmApi;
  accessToken: string | undefined;

  /** Somebody who has not signed in. */
  constructor(http: Address) {
    this.http = http;
    this.api = new RealmApi(
      new ApiTransport(`http://${http.host}:${http.port}`, { accessToken: () => this.accessToken }),
    );
  }

  static async signIn(http: Address, { username, password }: Credentials): Promise<WebVisitor> {
    const visitor = new WebVisitor(http);
    visitor.accessToken = (await visitor.api.signIn({ username, password, keep: 'body' })).accessToken;
    return visitor;
  }

  /** The header that shows who asks, for requests that are no questions to the API. */
  get authorization(): string | undefined {
    return this.accessToken === undefined ? undefined : `Bearer ${this.accessToken}`;
  }
}

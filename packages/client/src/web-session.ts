import { ApiError, ApiTransport } from './api-transport.ts';
import { RealmApi, type Session, type SignInBody } from './realm-api.ts';
import type { Ticket } from './sign-in.ts';

/** How a device is signed in. */
export interface WebSessionTerms {
  /** The realm's pages, such as `http://localhost:8080`; of a page of the realm itself, `location.origin`. */
  readonly page: string;
  /** Pages of the realm keep the refresh token as a cookie that they cannot read; programs hold it themselves. */
  readonly keep: 'cookie' | 'body';
  /** Told when the realm has ended the session: signed out from elsewhere, banned, or away for too long. */
  readonly onEnded?: (code: string) => void;
  /** Milliseconds that never go back; left out: those of this machine. */
  readonly now?: () => number;
}

/**
 * A device that is signed in to a realm. Access tokens last some minutes; this asks for a new one when the next request
 * needs it, once for however many requests wait. It is in one of two states: signed in (`session` is there) or not; signing
 * in, trying the realm and `resume` lead to the first, signing out and the realm to the second.
 */
export class WebSession {
  /** What the realm can be asked, in the name of whoever is signed in. */
  readonly api: RealmApi;
  readonly #open: RealmApi;
  readonly #terms: WebSessionTerms;
  readonly #now: () => number;
  #session: Session | undefined;
  /** When a new access token is due, by the clock of this machine. */
  #dueAt = 0;
  #refreshing: Promise<Session> | undefined;

  constructor(terms: WebSessionTerms) {
    this.#terms = terms;
    this.#now = terms.now ?? (() => performance.now());
    this.#open = new RealmApi(new ApiTransport(terms.page));
    this.api = new RealmApi(new ApiTransport(terms.page, { accessToken: () => this.#freshToken() }));
  }

  /** Who is signed in, as told last. */
  get session(): Session | undefined {
    return this.#session;
  }

  /**
   * Goes on with a session of before: of the browser's cookie, or of the refresh token that a program has kept. Gives
   * nothing when that is over.
   */
  async resume(refreshToken?: string): Promise<Session | undefined> {
    try {
      return await this.#refresh(refreshToken);
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return undefined;
      throw error;
    }
  }

  /** @throws ApiError when the realm refuses: `account.code-needed` asks for the authenticator's code as well */
  async signIn(credentials: Omit<SignInBody, 'keep'>): Promise<Session> {
    return this.#take(await this.#open.signIn({ ...credentials, keep: this.#terms.keep }));
  }

  /** Begins to try the realm without an account. */
  async tryRealm(device?: string): Promise<Session> {
    return this.#take(await this.#open.tryRealm({ device, keep: this.#terms.keep }));
  }

  /** A ticket for one socket; the socket ends with this session. */
  async ticket(): Promise<Ticket> {
    return await this.api.getTicket();
  }

  /** Signs this device out and closes its socket. */
  async signOut(): Promise<void> {
    await this.api.signOut();
    this.#session = undefined;
  }

  async #freshToken(): Promise<string | undefined> {
    if (this.#session === undefined || this.#now() < this.#dueAt) return this.#session?.accessToken;
    return (await this.#refresh(this.#session.refreshToken)).accessToken;
  }

  #refresh(refreshToken: string | undefined): Promise<Session> {
    this.#refreshing ??= this.#askAnew(refreshToken).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #askAnew(refreshToken: string | undefined): Promise<Session> {
    try {
      return this.#take(await this.#open.refresh({ refreshToken }));
    } catch (error) {
      const wasIn = this.#session !== undefined;
      if (error instanceof ApiError && (error.status === 401 || error.status === 403)) {
        this.#session = undefined;
        if (wasIn) this.#terms.onEnded?.(error.code);
      }
      throw error;
    }
  }

  #take(session: Session): Session {
    this.#session = session;
    this.#dueAt = this.#now() + Math.max(0, session.accessSeconds - marginSeconds) * 1000;
    return session;
  }
}

/** How long before its end a token is not used any more: a request takes its time. */
const marginSeconds = 30;

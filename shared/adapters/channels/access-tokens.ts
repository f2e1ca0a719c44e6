import { type DurationMs, type Instant, minutes } from '#shared/domain/instant';
import type { Now } from '#shared/ports/now';

/** A token is fetched anew this long before it expires: clocks differ, and a request takes its time. */
const MARGIN_MS = minutes(5);

/** A token that an app got for its secret. */
export interface AccessToken {
  readonly token: string;
  readonly livesMs: DurationMs;
}

/** Access tokens by app. */
export interface AccessTokens {
  /** The token of an app; `fetch` is asked where none is known that lasts, and what it throws is thrown on. */
  read(app: string, fetch: () => Promise<AccessToken>): Promise<string>;
  /** Lets the next read fetch a token anew, for one that was refused. */
  forget(app: string): void;
}

/** Keeps tokens as long as this process lives. Simultaneous readers share one request; a failure is not kept. */
export function accessTokens(now: Now): AccessTokens {
  const known = new Map<string, { readonly got: Promise<AccessToken>; lastsUntil: Instant }>();
  return {
    async read(app, fetch) {
      const kept = known.get(app);
      if (kept !== undefined && now() < kept.lastsUntil) return (await kept.got).token;
      const got = fetch();
      // Until it has come, everybody waits for it.
      const entry = { got, lastsUntil: Infinity };
      known.set(app, entry);
      try {
        const { token, livesMs } = await got;
        entry.lastsUntil = now() + livesMs - MARGIN_MS;
        return token;
      } catch (error) {
        if (known.get(app) === entry) known.delete(app);
        throw error;
      }
    },
    forget(app) {
      known.delete(app);
    },
  };
}

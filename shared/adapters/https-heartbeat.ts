import { type DurationMs, seconds } from '../domain/instant.ts';
import type { Heartbeat } from '../ports/watch.ts';
import { networkOutcome } from './channels/provider-error.ts';
import type { SecretReader } from './secrets-manager.ts';

/** Traffic that never leaves the machine needs no encryption. */
const THIS_MACHINE: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * Visits the URL in the secret: one attempt, and no redirect is followed. The URL is a secret: no reason ever
 * contains it.
 */
export function httpsHeartbeat(
  secrets: SecretReader,
  secretName: string,
  timeoutMs: DurationMs = seconds(5),
): Heartbeat {
  const failed = (reason: string): { readonly sent: false; readonly reason: string } => {
    secrets.forget(secretName);
    return { sent: false, reason };
  };
  return {
    async beat() {
      let text: string;
      try {
        text = await secrets.read(secretName);
      } catch (error) {
        return failed(
          `the secret ${secretName} cannot be read: ${error instanceof Error ? error.name : 'an error'}`,
        );
      }
      const url = URL.parse(text.trim());
      if (url === null || (url.protocol !== 'https:' && !THIS_MACHINE.has(url.hostname)))
        return failed(`the secret ${secretName} is not an https URL`);
      try {
        const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
        await answer.body?.cancel();
        return answer.ok ? { sent: true } : failed(`answered ${answer.status}`);
      } catch (error) {
        return { sent: false, reason: networkOutcome(error).reason };
      }
    },
  };
}

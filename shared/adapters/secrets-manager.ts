import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { minutes, seconds } from '../domain/instant.ts';
import { Failure } from '../failure.ts';

const FRESH_MS = minutes(5);
/** Strangers can trigger these reads, so they happen no more often than this. */
const RENEW_MS = seconds(30);

/** Reads secrets by name. */
export interface SecretReader {
  /** The secret's text, at most five minutes old. @throws when there is no such secret or it may not be read. */
  read(name: string): Promise<string>;
  /** Lets the next read fetch the secret anew, for one that turned out to be wrong. */
  forget(name: string): void;
}

/** A reader that can also read a secret again, for a caller who has seen a sign of a newer value. */
export interface RenewingSecretReader extends SecretReader {
  /** The secret's text, at most half a minute old. */
  renew(name: string): Promise<string>;
}

/** `uptime` returns the process's age in milliseconds. */
export function secretsManager(client: SecretsManagerClient, uptime: () => number): RenewingSecretReader {
  const cached = new Map<string, { readonly text: Promise<string>; readonly at: number }>();
  const fetch = async (name: string): Promise<string> => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: name }));
    if (SecretString === undefined) throw new Failure(`the secret ${name} holds no text`);
    return SecretString;
  };
  const noOlderThan = (ageMs: number, name: string): Promise<string> => {
    const known = cached.get(name);
    if (known !== undefined && uptime() - known.at < ageMs) return known.text;
    const text = fetch(name);
    // Simultaneous callers share one request; a failure is not cached.
    cached.set(name, { text, at: uptime() });
    text.catch(() => cached.delete(name));
    return text;
  };
  return {
    read: (name) => noOlderThan(FRESH_MS, name),
    renew: (name) => noOlderThan(RENEW_MS, name),
    forget(name) {
      cached.delete(name);
    },
  };
}

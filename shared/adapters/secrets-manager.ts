import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { minutes, seconds } from '../domain/instant.ts';
import { Failure } from '../failure.ts';

const KEEP_MS = minutes(5);
/** What strangers can make us ask for is asked for no more often. */
const RENEW_MS = seconds(30);

/** Reads secrets by name. */
export interface SecretReader {
  /** The secret's text, at most five minutes old. @throws when there is no such secret or it may not be read. */
  read(name: string): Promise<string>;
  /** Lets the next read fetch the secret anew, for one that turned out to be wrong. */
  forget(name: string): void;
}

/** Reads them again, too, for who was told of a newer one. */
export interface RenewingSecretReader extends SecretReader {
  /** The secret's text, at most half a minute old: for who was told of a value that the kept one does not hold. */
  renew(name: string): Promise<string>;
}

/** `uptime` tells the process's age in milliseconds. */
export function secretsManager(client: SecretsManagerClient, uptime: () => number): RenewingSecretReader {
  const kept = new Map<string, { readonly text: Promise<string>; readonly at: number }>();
  const fetch = async (name: string): Promise<string> => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: name }));
    if (SecretString === undefined) throw new Failure(`the secret ${name} holds no text`);
    return SecretString;
  };
  const noOlderThan = (ageMs: number, name: string): Promise<string> => {
    const known = kept.get(name);
    if (known !== undefined && uptime() - known.at < ageMs) return known.text;
    const text = fetch(name);
    // Those who ask at the same time share one call; a failure is not kept.
    kept.set(name, { text, at: uptime() });
    text.catch(() => kept.delete(name));
    return text;
  };
  return {
    read: (name) => noOlderThan(KEEP_MS, name),
    renew: (name) => noOlderThan(RENEW_MS, name),
    forget(name) {
      kept.delete(name);
    },
  };
}

import { type SpApiSecret, spApiSecretSchema } from '#shared/contracts/sp-api-secret';
import { wrongFields } from '#shared/contracts/wrong-fields';
import { SpApiError } from '#shared/ports/sp-api';
import type { SecretReader } from '../secrets-manager.ts';

/**
 * Reads the credentials from the one secret that holds them.
 *
 * @throws SpApiError that says what is wrong with the secret, and repeats none of its content.
 */
export function spApiCredentials(secrets: SecretReader, name: string): () => Promise<SpApiSecret> {
  return async () => {
    let text: string;
    try {
      text = await secrets.read(name);
    } catch (error) {
      const why = error instanceof Error ? error.name : 'an error';
      throw new SpApiError('unauthorised', `the secret ${name} cannot be read: ${why}`);
    }
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      throw new SpApiError('unauthorised', `the secret ${name} is not JSON`);
    }
    const parsed = spApiSecretSchema.safeParse(json);
    if (parsed.success) return parsed.data;
    throw new SpApiError('unauthorised', `the secret ${name} is wrong at: ${wrongFields(parsed.error)}`);
  };
}

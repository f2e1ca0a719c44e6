import * as z from 'zod';
import { settingsSchema } from '#shared/contracts/settings';

/** The JSON schema of the settings file, for editors that complete and check while one types. */
export function settingsJsonSchema(): string {
  const schema = z.toJSONSchema(settingsSchema, { io: 'input', unrepresentable: 'any' });
  return `${JSON.stringify({ title: 'Replywatch settings', ...schema }, null, 2)}\n`;
}

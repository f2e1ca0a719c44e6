import * as z from 'zod';
import { messageEventEnvelope } from '#shared/contracts/messages/message-event';
import { webhookBodySchema } from '#shared/contracts/messages/webhook-body';
import { settingsSchema } from '#shared/contracts/settings/settings';

/** The JSON schemas that others read, by the file that holds each. */
export const JSON_SCHEMAS: Readonly<Record<string, () => string>> = {
  /** For editors that complete and check the settings file. */
  'infra/settings/settings.schema.json': () => jsonSchema('Replywatch settings', settingsSchema),
  /** For senders of message events. */
  'infra/settings/message-event.schema.json': () =>
    jsonSchema('Replywatch message event, version 1', messageEventEnvelope),
  /** For programs that receive alerts by webhook. */
  'infra/settings/webhook.schema.json': () => jsonSchema('Replywatch webhook, version 1', webhookBodySchema),
};

function jsonSchema(title: string, schema: z.core.$ZodType): string {
  const written = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return `${JSON.stringify({ title, ...written }, null, 2)}\n`;
}

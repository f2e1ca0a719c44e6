import { jsonText } from '#shared/contracts/json-text';
import type { Instant } from '#shared/domain/instant';
import * as z from '#shared/zod';

/*
 * Attributes of a stored item as DynamoDB's client returns them: each value under the letter of its type.
 */

export const textAttribute = z.object({ S: z.string() });

/** DynamoDB's client returns numbers as text. */
export const numberAttribute = z.object({ N: z.pipe(z.string(), z.transform(Number)) });

/** A text that holds JSON of this schema. */
export function jsonAttribute<Schema extends z.ZodMiniType>(
  schema: Schema,
): z.ZodMiniObject<{ S: z.ZodMiniPipe<typeof jsonText, Schema> }> {
  return z.object({ S: z.pipe(jsonText, schema) });
}

/** The lifetime of an item: DynamoDB deletes it some time after this instant, which it takes in seconds. */
export function expiry(at: Instant): { readonly N: string } {
  return { N: String(Math.ceil(at / 1000)) };
}

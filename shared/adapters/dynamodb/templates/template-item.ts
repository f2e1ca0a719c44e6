import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { templateContent } from '#shared/contracts/templates/template-content';
import type { Revision } from '#shared/ports/templates';
import * as z from '#shared/zod';
import { jsonAttribute, numberAttribute } from '../items/attributes.ts';

const done = z.object({ by: z.string(), at: z.number() });

const templateItem = z.object({
  revision: numberAttribute,
  template: jsonAttribute(
    z.object({
      id: z.string(),
      ...templateContent.shape,
      retired: z.exactOptional(done),
      changed: done,
    }),
  ),
});

/** The attributes of a template, beside its key. */
export function encodeTemplate({ revision, ...template }: Revision): Record<string, AttributeValue> {
  return { revision: { N: String(revision) }, template: { S: JSON.stringify(template) } };
}

export function decodeTemplate(item: unknown): Revision {
  const { revision, template } = templateItem.parse(item);
  return { ...template.S, revision: revision.N };
}

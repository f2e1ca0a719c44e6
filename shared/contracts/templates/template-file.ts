import { SHORTCUT } from '#shared/domain/templates/faults';
import * as z from '#shared/zod';
import { templateContent } from './template-content.ts';

const id = z
  .string()
  .check(
    z.regex(SHORTCUT, 'use 1 to 40 small letters, digits and hyphens, beginning with a letter or digit'),
  );

/** A file of templates, by their ids. */
export const templateFile = z.strictObject({
  templates: z.record(
    id,
    z.strictObject({ ...templateContent.shape, retired: z._default(z.boolean(), false) }),
  ),
});

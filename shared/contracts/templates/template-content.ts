import { THREAD_KINDS } from '#shared/domain/rules/policy';
import { BUYER_LANGUAGES, FULFILMENTS, TEMPLATE_USES } from '#shared/domain/templates/template';
import { TOPICS } from '#shared/domain/topic';
import * as z from '#shared/zod';

const operatorWords = z.strictObject({
  en: z.exactOptional(z.string()),
  'zh-CN': z.exactOptional(z.string()),
});

/** The code of a language that buyers write. */
const buyerLanguage = z
  .string()
  .check(
    z.refine((code) => BUYER_LANGUAGES.includes(code), `use one of ${BUYER_LANGUAGES.toSorted().join(', ')}`),
  );

/** What people write of a template, in a file and in the table. */
export const templateContent = z.strictObject({
  name: operatorWords,
  shortcut: z.string(),
  use: z._default(z.enum(TEMPLATE_USES), 'answer'),
  topics: z._default(z.array(z.enum(TOPICS)), []),
  kinds: z._default(z.array(z.enum(THREAD_KINDS)), []),
  fulfilment: z.exactOptional(z.enum(FULFILMENTS)),
  versions: z.record(buyerLanguage, z.string()),
});

import * as z from '#shared/zod';

/** Dollars for a million tokens. */
const price = z.number().check(z.gte(0), z.lte(1_000));

/** The part of the settings about help by a model. Nothing is sent to a model while both switches are off. */
export const assistant = z.strictObject({
  translate: z
    ._default(z.boolean(), false)
    .check(z.describe('Whether people can have a conversation translated, and an answer for its buyer.')),
  draft: z
    ._default(z.boolean(), false)
    .check(z.describe('Whether people can have an answer drafted. A person always sends it.')),
  region: z
    .string()
    .check(
      z.regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/, 'is not a region of AWS; write one like us-east-1'),
      z.describe('The region whose Amazon Bedrock is asked.'),
    ),
  model: z
    .string()
    .check(
      z.regex(
        /^[a-z0-9][a-z0-9.:-]{2,127}$/,
        'is not the id of a model; write it as Bedrock shows it, like amazon.nova-2-lite-v1:0',
      ),
      z.describe('The id of a model, or of an inference profile, that Bedrock’s Converse takes.'),
    ),
  dollarsPerDay: z
    .number()
    .check(
      z.gt(0),
      z.lte(1_000),
      z.describe('What the model may cost in a day, which begins at midnight UTC. Then it is not asked.'),
    ),
  prices: z
    .strictObject({
      input: price.check(z.describe('For a million tokens that it reads.')),
      output: price.check(z.describe('For a million tokens that it writes.')),
    })
    .check(z.describe('The prices of the model in dollars, by which its cost is counted.')),
});

type Assistant = z.output<typeof assistant>;

/** Help by a model that is switched on; undefined while it is off. */
export function assistantIn({
  assistant: given,
}: {
  readonly assistant?: Assistant | undefined;
}): Assistant | undefined {
  return given !== undefined && (given.translate || given.draft) ? given : undefined;
}

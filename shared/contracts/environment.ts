import * as z from 'zod';

const url = z.url();
const name = z.string().min(1);

const table = { TABLE_NAME: name };
const alertQueues = { EMAIL_QUEUE_URL: url, SLACK_QUEUE_URL: url };
const links = { LINK_SECRET_NAME: name };
const mails = { MAIL_BUCKET_NAME: name };

/**
 * The environment of each function. CDK must supply a schema's input and the function parses it once at its start,
 * so a variable that one side forgets does not compile. (`AWS_*` and Powertools' own variables are not ours.)
 */
export const environments = {
  'ingest-mail': z.object({ ...table, ...alertQueues, ...mails, HASH_SECRET_NAME: name }),
  'ingest-notification': z.object({ ...table, ...alertQueues }),
  sweep: z.object({ ...table, ...alertQueues }),
  notify: z.object({ ...table, ...alertQueues, ...links, ...mails, PUBLIC_URL: url }),
  board: z.object({
    ...table,
    ...alertQueues,
    ...links,
    ...mails,
    /** JSON array of `{name, url, deadLetterUrl}`: the queues that `/api/health` reports. */
    WATCHED_QUEUES: z
      .string()
      .transform((text, context) => {
        try {
          const parsed: unknown = JSON.parse(text);
          return parsed;
        } catch {
          context.addIssue({ code: 'custom', message: 'is not JSON' });
          return z.NEVER;
        }
      })
      .pipe(z.array(z.object({ name, url, deadLetterUrl: url }))),
  }),
  'seed-settings': z.object(table),
} as const;

export type FunctionName = keyof typeof environments;

/** What CDK must put into the environment of a function. */
export type EnvironmentInput<Name extends FunctionName> = z.input<(typeof environments)[Name]>;

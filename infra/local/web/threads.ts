import * as z from 'zod';
import type { LocalStack } from '../cloud/local-stack.ts';

/** The part of the API's threads that the page and the demo show. */
const threadSchema = z.object({
  id: z.string(),
  kind: z.string(),
  state: z.enum(['open', 'answered']),
  store: z.string(),
  marketplaceId: z.string().nullable(),
  orderId: z.string().nullable(),
  waiting: z.number(),
  topic: z.object({ name: z.string() }).nullable(),
  language: z.object({ code: z.string() }).nullable(),
  clocks: z.array(
    z.object({
      name: z.string(),
      dueAt: z.iso.datetime().transform((text) => Date.parse(text)),
      state: z.enum(['running', 'missed', 'stopped']),
    }),
  ),
  nextStep: z
    .object({
      clock: z.string(),
      step: z.string(),
      at: z.iso.datetime().transform((text) => Date.parse(text)),
    })
    .nullable(),
  acknowledgedBy: z.string().nullable(),
  facts: z.array(
    z.object({
      type: z.string(),
      at: z.iso.datetime().transform((text) => Date.parse(text)),
      by: z.string().optional(),
    }),
  ),
  decisions: z.array(z.object({ reason: z.string() })),
});

/** A thread as the API shows it; instants are milliseconds since 1970. */
export type ApiThread = z.output<typeof threadSchema>;

/** The threads in a state, read through the stack's own API. @throws when it does not answer as it should. */
export async function readThreads(
  stack: Pick<LocalStack, 'api'>,
  state: 'open' | 'answered' | 'all',
): Promise<ApiThread[]> {
  const { status, body } = await stack.api({
    method: 'GET',
    url: `/api/threads?state=${state}`,
    headers: { host: '127.0.0.1' },
    body: new Uint8Array(),
    sourceIp: '127.0.0.1',
  });
  const text = new TextDecoder().decode(body);
  if (status !== 200) throw new Error(`/api/threads answered ${status}: ${text.slice(0, 200)}`);
  return z.array(threadSchema).parse(JSON.parse(text));
}

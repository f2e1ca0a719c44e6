import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { pathOfOurs } from '#shared/contracts/messages/sign-in';
import { isToBuyer } from '../relay/relay.ts';
import { jsonAnswer } from '../state/json-answer.ts';
import type { ApiRequest, ApiResponse } from '../state/types.ts';
import type { EndpointDeps } from './endpoint-deps.ts';
import { readThreads } from './threads.ts';

const HOW = 'send {"advance":"PT22H"} or {"to":"2026-03-03T08:00:00Z"}';

const commandSchema = z
  .strictObject({
    advance: z.string('is not a text').transform(toDuration).optional(),
    to: z.iso
      .datetime({ offset: true, error: 'is not an instant; write one like 2026-03-03T08:00:00Z' })
      .transform((text) => Date.parse(text))
      .optional(),
  })
  .refine(({ advance, to }) => (advance === undefined) !== (to === undefined));

/** What the bar of the pages sends; then the browser goes back to its page. */
const formSchema = z.union([
  z.strictObject({ advance: z.enum(['PT1H', 'PT12H']) }),
  z.strictObject({ to: z.literal('next-alert') }),
]);

/** Moves the clock, and answers once everything is settled, with the new time and how many alerts were sent on the way. */
export async function moveClock(deps: EndpointDeps, request: ApiRequest): Promise<ApiResponse> {
  const { stack } = deps;
  const { body } = request;
  const content = jsonOf(body);
  const form = content === undefined ? formOf(body) : undefined;
  if (form !== undefined) return moveByForm(deps, request, form);
  if (content === undefined) return wrong(`the body is not JSON; ${HOW}`);
  const parsed = commandSchema.safeParse(content);
  if (!parsed.success) return wrong(inWords(parsed.error));
  const { advance, to } = parsed.data;
  const from = stack.now();
  const target = advance === undefined ? to : after(from, advance);
  if (target === undefined) return wrong('advance: is too long; it leads past the latest possible date');
  if (target < from)
    return wrong(
      `the clock stands at ${new Date(from).toISOString()} and does not go back; npm start -- --fresh starts over`,
    );
  const before = alertsIn(stack);
  await stack.advanceTo(target);
  const alerts = Math.max(alertsIn(stack) - before, 0);
  return jsonAnswer(200, { now: new Date(stack.now()).toISOString(), alerts });
}

/** A reply to a buyer alerts nobody. */
function alertsIn(stack: EndpointDeps['stack']): number {
  return stack.outbox().filter(({ to }) => !to.some(isToBuyer)).length;
}

type Pressed = z.output<typeof formSchema>;

/** Undefined for anything but the bar's own buttons; curl calls JSON a form, too. */
function formOf(body: Uint8Array): Pressed | undefined {
  return formSchema.safeParse(Object.fromEntries(new URLSearchParams(new TextDecoder().decode(body)))).data;
}

async function moveByForm(
  { stack }: EndpointDeps,
  { headers }: ApiRequest,
  form: Pressed,
): Promise<ApiResponse> {
  const now = stack.now();
  if ('advance' in form) await stack.advanceTo(now + (form.advance === 'PT1H' ? 1 : 12) * 3_600_000);
  else {
    const steps = (await readThreads(stack, 'open')).flatMap(({ nextStep }) => nextStep?.at ?? []);
    const next = Math.min(...steps.filter((at) => at > now));
    if (Number.isFinite(next)) await stack.advanceTo(next);
  }
  const from = URL.parse(headers['referer'] ?? '');
  const back = pathOfOurs.safeParse(`${from?.pathname ?? ''}${from?.search ?? ''}`);
  return {
    status: 303,
    headers: { location: back.data ?? '/inbox' },
    body: new Uint8Array(),
  };
}

/** Undefined when it is not JSON; JSON itself has no undefined. */
function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

function toDuration(text: string, context: z.core.$RefinementCtx): Temporal.Duration {
  try {
    return Temporal.Duration.from(text);
  } catch {
    context.addIssue({
      code: 'custom',
      message: 'is not an ISO 8601 length of time; write one like PT22H, PT90M or P3D',
    });
    return z.NEVER;
  }
}

/** Counts days and months in UTC; undefined past the latest possible date. */
function after(from: number, length: Temporal.Duration): number | undefined {
  try {
    return Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO('UTC').add(length)
      .epochMilliseconds;
  } catch {
    return undefined;
  }
}

function inWords(error: z.ZodError): string {
  const [issue] = error.issues;
  const field = issue?.path[0];
  return field === undefined
    ? `the body is not understood; ${HOW}`
    : `${String(field)}: ${issue?.message ?? ''}`;
}

function wrong(error: string): ApiResponse {
  return jsonAnswer(400, { error });
}

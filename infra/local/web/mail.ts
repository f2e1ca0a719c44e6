import * as z from 'zod';
import { intakeAddresses, intakeDomains } from '#shared/contracts/settings/intake-addresses';
import { MailRefused, takesIn } from '../services/mail-intake.ts';
import { jsonAnswer } from '../state/json-answer.ts';
import type { ApiRequest, ApiResponse, Verdict } from '../state/types.ts';
import type { EndpointDeps } from './endpoint-deps.ts';

const VERDICTS = ['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED'] as const satisfies Verdict[];

const query = z.strictObject({
  recipient: z.array(z.string().min(3)),
  dmarc: z.enum(VERDICTS, { error: `is not a verdict; SES gives ${VERDICTS.join(', ')}` }).default('PASS'),
  receivedAt: z.iso
    .datetime({ offset: true, error: 'is not an instant; write one like 2026-03-02T10:00:00Z' })
    .transform((text) => Date.parse(text))
    .optional(),
});

/** Receives the raw mail in the body, as SES would. Answers 202, or 400 with a sentence. */
export async function takeMailIn(
  { stack, settings }: EndpointDeps,
  { body }: ApiRequest,
  { searchParams }: URL,
): Promise<ApiResponse> {
  const { recipient, ...rest } = Object.fromEntries(searchParams);
  const parsed = query.safeParse({
    ...rest,
    recipient: recipient === undefined ? [] : searchParams.getAll('recipient'),
  });
  if (!parsed.success) return wrong(describe(parsed.error));
  const addresses = intakeAddresses(settings).map(({ address }) => address);
  const { dmarc, receivedAt = stack.now() } = parsed.data;
  const recipients = parsed.data.recipient.length > 0 ? parsed.data.recipient : addresses.slice(0, 1);

  const domains = intakeDomains(settings);
  const stranger = recipients.find((address) => !takesIn(domains, address));
  if (stranger !== undefined)
    return wrong(
      `recipient: ${stranger} is outside the intake domains (${domains.join(', ')}); the intake addresses are ${addresses.join(', ')}`,
    );
  if (body.length === 0)
    return wrong('the body is empty; send the raw mail: curl --data-binary @mail.eml URL');
  try {
    await stack.takeIn({ raw: body, recipients, receivedAt, dmarc });
  } catch (error) {
    if (error instanceof MailRefused) return wrong(error.message);
    throw error;
  }
  return jsonAnswer(202, {
    recipients,
    dmarc,
    receivedAt: new Date(receivedAt).toISOString(),
    bytes: body.length,
  });
}

function describe(error: z.ZodError): string {
  return error.issues
    .map((issue) =>
      issue.code === 'unrecognized_keys'
        ? `unknown parameter ${issue.keys.join(', ')}; there are recipient, dmarc and receivedAt`
        : `${String(issue.path[0])}: ${issue.message}`,
    )
    .join('; ');
}

function wrong(error: string): ApiResponse {
  return jsonAnswer(400, { error });
}

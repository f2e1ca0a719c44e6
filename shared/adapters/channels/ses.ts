import { SendRawEmailCommand, type SESClient } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { MAIL_TAG } from '#shared/contracts/messages/mail-tag';
import type { Outcome } from '#shared/domain/sends/send';
import type { AlertChannel, AlertMessage } from '#shared/ports/alerts';
import { networkOutcome } from './provider-error.ts';

type Email = Extract<AlertMessage, { channel: 'email' }>;

/** Temporary refusals. */
const PASSING = new Set([
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'ServiceUnavailable',
  'LimitExceeded',
  'AccountSendingPausedException',
]);

/**
 * Sends alerts by SES, with the configuration set that publishes delivery events. The client must make one attempt
 * only (`maxAttempts: 1`) and have a time-out: a retry by the SDK would be an alert that nobody counted.
 */
export function sesAlertChannel(client: SESClient, configurationSet: string): AlertChannel<Email> {
  return {
    async deliver(message) {
      let raw: Buffer;
      try {
        raw = await rawMail(message);
      } catch {
        return { result: 'broken', reason: 'the mail could not be composed' };
      }
      try {
        await client.send(
          new SendRawEmailCommand({
            Source: message.from,
            Destinations: [message.to.address],
            RawMessage: { Data: raw },
            ConfigurationSetName: configurationSet,
            ...(message.token !== undefined && { Tags: [{ Name: MAIL_TAG, Value: message.token }] }),
          }),
        );
        return { result: 'accepted' };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

/** The alert as RFC 822; `references` groups the mails of one thread together. */
function rawMail({ from, to, subject, text, html, references }: Email): Promise<Buffer> {
  return new MailComposer({
    from,
    to: { name: to.name, address: to.address },
    subject,
    text,
    html,
    references,
    inReplyTo: references,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

/** What an error of SES says of the mail that it was about. */
export function outcomeOf(error: unknown): Outcome {
  const status = statusOf(error);
  if (status === undefined) return networkOutcome(error);
  const name = error instanceof Error ? error.name : 'an error';
  if (PASSING.has(name) || status === 429) return { result: 'retry', reason: `SES: ${name}` };
  if (status >= 500) return { result: 'unknown', reason: `SES: ${name}` };
  return { result: 'broken', reason: `SES: ${name}` };
}

/** The HTTP status of SES's answer; undefined when there was none. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return undefined;
  const { $metadata: metadata } = error;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return undefined;
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
}

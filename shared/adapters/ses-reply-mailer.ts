import { SendRawEmailCommand, type SESClient } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { REPLY_TAG, replyTag } from '#shared/contracts/messages/reply-tag';
import type { Handed, ReplyMail, ReplyMailer } from '#shared/ports/replies';
import { outcomeOf } from './channels/ses.ts';

/**
 * Sends answers to Amazon's relay by SES, with the configuration set that publishes delivery events. The client must make one
 * attempt only (`maxAttempts: 1`) and have a time-out: a retry by the SDK could send an answer twice.
 */
export function sesReplyMailer(client: SESClient, configurationSet: string): ReplyMailer {
  return {
    async send(mail) {
      let raw: Buffer;
      try {
        raw = await rawMail(mail);
      } catch {
        return { result: 'refused', mayPass: false, reason: 'the mail could not be composed' };
      }
      try {
        await client.send(
          new SendRawEmailCommand({
            Source: mail.from,
            Destinations: [mail.to],
            RawMessage: { Data: raw },
            ConfigurationSetName: configurationSet,
            Tags: [{ Name: REPLY_TAG, Value: replyTag(mail.place) }],
          }),
        );
        return { result: 'accepted' };
      } catch (error) {
        return handedBy(outcomeOf(error));
      }
    },
  };
}

function handedBy(outcome: ReturnType<typeof outcomeOf>): Handed {
  switch (outcome.result) {
    case 'accepted':
      return outcome;
    case 'retry':
      return { result: 'refused', mayPass: true, reason: outcome.reason };
    case 'broken':
      return { result: 'refused', mayPass: false, reason: outcome.reason };
    case 'unknown':
      return { result: 'unknown', reason: outcome.reason };
  }
}

/** Plain text, since a relay may change anything else; nothing quoted, and only the headers that name what it answers. */
function rawMail({ from, to, subject, text, inReplyTo, references, files }: ReplyMail): Promise<Buffer> {
  return new MailComposer({
    from,
    to,
    subject,
    text,
    ...(inReplyTo !== undefined && { inReplyTo }),
    references: [...references],
    attachments: files.map(({ name, type, content }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(content),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { listenError } from '../state/listen.ts';
import type { IncomingMail } from '../state/types.ts';
import { LARGEST_MAIL_BYTES, MailRefused, takesIn } from './mail-intake.ts';

export interface SmtpOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** The domains that mail is accepted for. */
  readonly domains: readonly string[];
  /** Undefined while the stack still starts; clients then get an answer to try again. */
  readonly takeIn: () => ((mail: IncomingMail) => Promise<void>) | undefined;
}

/** An SMTP server for incoming mail, like SES's own. */
export interface SmtpEndpoint {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Listens on the loopback, without TLS or login. Mail that arrives here counts as proven (DMARC passed).
 *
 * @throws PortNotFree with a sentence for a person.
 */
export async function startSmtp({ port, domains, takeIn }: SmtpOptions): Promise<SmtpEndpoint> {
  const server = new SMTPServer({
    name: 'replywatch.local',
    banner: 'Replywatch receives mail',
    disabledCommands: ['AUTH', 'STARTTLS'],
    hideSTARTTLS: true,
    disableReverseLookup: true,
    size: LARGEST_MAIL_BYTES,
    closeTimeout: 1,
    onConnect(_session, reply) {
      reply(takeIn() === undefined ? refused(421, 'Replywatch is starting; try again in a moment') : null);
    },
    onRcptTo({ address }, _session, reply) {
      reply(
        takesIn(domains, address)
          ? null
          : refused(550, `no mail is accepted for this domain; the intake domains are ${domains.join(', ')}`),
      );
    },
    onData(stream, session, reply) {
      bytesOf(stream)
        .then((raw) => hand(raw, session, takeIn()))
        .then(
          () => reply(null, 'accepted'),
          (error: unknown) => reply(replyCodeOf(error)),
        );
    },
  });
  await new Promise<void>((done, fail) => {
    server.once('error', (error) =>
      fail(listenError(error, { port, purpose: 'mail in by SMTP', flag: '--smtp' })),
    );
    server.listen(port, '127.0.0.1', done);
  });
  // A client that disconnects in the middle of a mail is no error of ours.
  server.on('error', () => undefined);
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: () => new Promise((done) => server.close(done)),
  };
}

async function hand(
  raw: Buffer | 'too large',
  { envelope: { mailFrom, rcptTo } }: SMTPServerSession,
  takeIn: ((mail: IncomingMail) => Promise<void>) | undefined,
): Promise<void> {
  if (raw === 'too large')
    throw refused(
      552,
      `the mail is larger than 40 MB (${LARGEST_MAIL_BYTES} bytes), the most that SES accepts`,
    );
  if (raw.length === 0) throw refused(554, 'the mail is empty');
  if (takeIn === undefined) throw refused(451, 'Replywatch is ending; send the mail again later');
  await takeIn({
    raw,
    recipients: rcptTo.map(({ address }) => address),
    ...(mailFrom !== false && mailFrom.address !== '' && { source: mailFrom.address }),
  });
}

async function bytesOf(stream: SMTPServerDataStream): Promise<Buffer | 'too large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size <= LARGEST_MAIL_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  return stream.sizeExceeded || size > LARGEST_MAIL_BYTES ? 'too large' : Buffer.concat(chunks);
}

/** A refusal by the SMTP server: 4xx asks the client to try again, 5xx is permanent. */
class SmtpReply extends Error {
  override readonly name = 'SmtpReply';
  readonly responseCode: number;

  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

function refused(responseCode: number, message: string): SmtpReply {
  return new SmtpReply(responseCode, message);
}

function replyCodeOf(error: unknown): SmtpReply {
  if (error instanceof SmtpReply) return error;
  if (error instanceof MailRefused) return refused(550, error.message);
  return refused(
    451,
    `the mail was not accepted: ${error instanceof Error ? error.message : 'it failed here'}`,
  );
}

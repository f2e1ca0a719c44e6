import { connect } from 'node:net';
import nodemailer from 'nodemailer';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LARGEST_MAIL_BYTES } from '#infra/local/services/mail-intake';
import { type SmtpEndpoint, startSmtp } from '#infra/local/services/smtp';
import { PortNotFree } from '#infra/local/state/listen';
import { amazonMail } from '#test/builders/amazon-mail';
import { fakeLocalStack, type FakeLocalStack } from './fake-local-stack.ts';

const US = 'us-7f3k9q2m@intake.acme.example';
const domains = ['intake.acme.example'];
let stack: FakeLocalStack;
let endpoint: SmtpEndpoint;

beforeEach(async () => {
  stack = fakeLocalStack();
  endpoint = await startSmtp({ port: 0, domains, takeIn: () => (mail) => stack.takeIn(mail) });
});
afterEach(() => endpoint.stop());

const send = (
  mail: { to?: string | string[]; raw?: Buffer; from?: string },
  port = endpoint.port,
): Promise<unknown> =>
  nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true }).sendMail({
    envelope: { from: mail.from ?? 'bounces@amazonses.example', to: mail.to ?? US },
    raw: mail.raw ?? 'From: a@b.example\r\n\r\nHello\r\n',
  });

it('takes a mail in byte by byte, with its envelope', async () => {
  const raw = await amazonMail.buyerMessage();
  await send({ raw, to: [US, 'de-4h8w1x5p@intake.acme.example'] });
  expect(stack.mails).toHaveLength(1);
  expect(stack.mails[0]).toMatchObject({
    recipients: [US, 'de-4h8w1x5p@intake.acme.example'],
    source: 'bounces@amazonses.example',
  });
  expect(Buffer.from(stack.mails[0]!.raw).toString().trimEnd()).toBe(raw.toString().trimEnd());
  expect(stack.mails[0]?.dmarc).toBeUndefined();
});

it('takes in a bounce, which has no sender', async () => {
  await send({ from: '' });
  expect(stack.mails[0]?.source).toBeUndefined();
});

it('takes in mail to a mistyped address of an intake domain: a person sees it', async () => {
  await send({ to: 'typo@intake.acme.example' });
  expect(stack.mails).toHaveLength(1);
});

it('refuses another domain at once, and lists the accepted ones', async () => {
  await expect(send({ to: 'someone@elsewhere.example' })).rejects.toMatchObject({
    responseCode: 550,
    response: expect.stringContaining('the intake domains are intake.acme.example') as string,
  });
  expect(stack.mails).toEqual([]);
});

it('refuses a mail of more than 40 MB that was announced as smaller', async () => {
  const answers = await talk(endpoint.port, [
    'EHLO test.example',
    'MAIL FROM:<a@b.example>',
    `RCPT TO:<${US}>`,
    'DATA',
    `${'x'.repeat(1_022)}\r\n`.repeat(LARGEST_MAIL_BYTES / 1_024 + 1) + '.',
  ]);
  expect(answers[1]).toContain(`SIZE ${LARGEST_MAIL_BYTES}`);
  expect(answers[1]).not.toMatch(/STARTTLS|AUTH/);
  expect(answers[5]).toMatch(/^552 .*the mail is larger than 40 MB/);
  expect(stack.mails).toEqual([]);
});

it('refuses a mail that is announced as larger than 40 MB before it is sent', async () => {
  const answers = await talk(endpoint.port, [
    'EHLO test.example',
    `MAIL FROM:<a@b.example> SIZE=${LARGEST_MAIL_BYTES + 1}`,
  ]);
  expect(answers[2]).toMatch(/^552 /);
});

it('refuses an empty mail', async () => {
  const answers = await talk(endpoint.port, [
    'EHLO test.example',
    'MAIL FROM:<a@b.example>',
    `RCPT TO:<${US}>`,
    'DATA',
    '.',
  ]);
  expect(answers[5]).toMatch(/^554 .*the mail is empty/);
});

it('asks the sender to come back when it could not take the mail in, and goes on', async () => {
  stack.takeIn = () => Promise.reject(new Error('the bucket is gone'));
  await expect(send({})).rejects.toMatchObject({ responseCode: 451 });
  stack = fakeLocalStack();
  await send({});
  expect(stack.mails).toHaveLength(1);
});

it('asks the sender to come back while the stack starts', async () => {
  const starting = await startSmtp({ port: 0, domains, takeIn: () => undefined });
  await expect(send({}, starting.port)).rejects.toMatchObject({ responseCode: 421 });
  await starting.stop();
});

it('says which port is taken, and the flag that chooses another', async () => {
  const second = startSmtp({ port: endpoint.port, domains, takeIn: () => undefined });
  await expect(second).rejects.toThrow(PortNotFree);
  await expect(second).rejects.toThrow(/mail in by SMTP needs it\.\nFree it, or .*npm start -- --smtp \d+/);
});

/** The server's answers: its greeting, then one for each line. */
function talk(port: number, lines: readonly string[]): Promise<string[]> {
  return new Promise((done, fail) => {
    const answers: string[] = [];
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.once('error', fail);
    socket.on('data', (chunk) => {
      received += chunk.toString();
      if (!/^\d{3} .*\r\n$/m.test(received)) return;
      answers.push(received);
      received = '';
      const line = lines[answers.length - 1];
      if (line !== undefined) return void socket.write(`${line}\r\n`);
      socket.end();
      done(answers);
    });
  });
}

import type { MailNotification } from '#shared/contracts/messages/queue-messages';
import type { FactType } from '#shared/domain/thread/fact';
import { readMail } from '#shared/mail/read-mail';
import type { Reading } from '#shared/ports/mail';
import { mailNotification } from '#test/builders/mail-notification';
import { allMails } from '#test/builders/mails/all-mails';
import { fixedHash } from '#test/builders/mails/fixed-hash';
import {
  BUYER,
  type GeneratedMail,
  INTAKE,
  INTAKE_ADDRESS,
  RECEIVED_AT,
} from '#test/builders/mails/generated-mail';
import { MUTATIONS, REPEAT } from './mutations.ts';
import { type Random, randomOf } from './random.ts';

/**
 * What stays true of a mutant, however broken it is.
 * `unproven`: SES proved nothing about it. `relay`: proven, from a buyer. `any`: broken as a whole, including SES's headers.
 */
type Mode = 'unproven' | 'relay' | 'any';

/** A mail that was broken on purpose; its seed and index reproduce it. */
export interface Mutant {
  readonly mode: Mode;
  /** The original mail, and what was done to it. */
  readonly made: string;
  readonly raw: Buffer;
  readonly notification: MailNotification;
}

/** The outcome of one mutant. */
export interface Outcome {
  readonly factType: FactType | 'none';
  readonly milliseconds: number;
  /** What must never happen; empty when all is well. */
  readonly violations: readonly string[];
}

const RELAY_FROM = `From: ${BUYER} <k3v9x2m7q1w8z5t4+0a1b2c3d@marketplace.amazon.de>`;
const PROVEN =
  'Authentication-Results: amazonses.com; spf=pass; dkim=pass header.i=@amazon.de; dmarc=pass\r\nX-SES-RECEIPT: AEFB\r\n';
const UNPROVEN =
  'Authentication-Results: amazonses.com; spf=fail; dkim=fail header.i=@amazon.de; dmarc=fail\r\nX-SES-RECEIPT: AEFB\r\n';

/** The mails that mutants are made from. */
export function corpusOf(): readonly GeneratedMail[] {
  return allMails();
}

/** The mutant of this seed and index. */
export function mutantOf(corpus: readonly GeneratedMail[], seed: number, index: number): Mutant {
  const random = randomOf(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  const base = random.pick(corpus);
  const mode: Mode = (['unproven', 'relay', 'any', 'any'] as const)[index % 4]!;
  const sent = mode === 'any' ? base.raw : base.raw.subarray(base.raw.indexOf('From: '));
  const { raw, names } = mutated(
    mode === 'relay' ? withoutFrom(sent) : sent,
    random,
    random.pick(corpus).raw,
  );
  const made = `${base.row}, ${base.template}, ${base.language}, ${base.trust}: ${names.join(' + ')}`;
  if (mode === 'any') {
    const dmarc = random.pick(['PASS', 'FAIL', 'GRAY']);
    return { mode, made, raw, notification: notificationOf(dmarc, random.oneIn(2) ? [] : headersIn(raw)) };
  }
  // SES puts its results above the mail, so the sender cannot break these.
  // A header goes between, or the first line could continue the From.
  const top = mode === 'relay' ? `${PROVEN}${RELAY_FROM}\r\nTo: ${INTAKE_ADDRESS}\r\n` : UNPROVEN;
  return {
    mode,
    made,
    raw: Buffer.concat([Buffer.from(top), raw]),
    notification: notificationOf(mode === 'relay' ? 'PASS' : 'FAIL', headersIn(Buffer.from(top))),
  };
}

function mutated(sent: Buffer, random: Random, other: Buffer): { raw: Buffer; names: string[] } {
  let raw = sent;
  const names: string[] = [];
  for (let count = 1 + random.below(5); count > 0; count -= 1) {
    const mutation = random.oneIn(60) ? REPEAT : random.pick(MUTATIONS);
    raw = mutation.apply(raw, random, other);
    names.push(mutation.name);
  }
  return { raw, names };
}

function withoutFrom(sent: Buffer): Buffer {
  return sent.subarray(sent.indexOf('\r\n') + 2);
}

function notificationOf(dmarc: string, headers: MailNotification['mail']['headers']): MailNotification {
  return mailNotification({ at: RECEIVED_AT, to: INTAKE_ADDRESS, dmarc, headers });
}

/** The headers as SES would pass them on: at most 10 KB. */
function headersIn(raw: Buffer): MailNotification['mail']['headers'] {
  const head = raw.subarray(0, 10_000).toString('latin1').split('\r\n\r\n')[0]!;
  return head.split(/\r\n(?![ \t])/).flatMap((line) => {
    const [, name, value] = /^([^:\s]{1,80}):\s?([^]*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [{ name, value }];
  });
}

/** Reads a mutant and returns what must never happen. Repeats a slow reading, since the machine may be busy. */
export async function tried(mutant: Mutant): Promise<Outcome> {
  try {
    const { reading, milliseconds } = await timed(mutant);
    const least =
      milliseconds <= MOST_MS ? milliseconds : Math.min(milliseconds, (await timed(mutant)).milliseconds);
    return {
      factType: reading.facts[0]?.type ?? 'none',
      milliseconds: least,
      violations: [
        ...violationsOf(mutant, reading),
        ...(least > MOST_MS ? [`took ${Math.round(least)} ms`] : []),
      ],
    };
  } catch (error) {
    return { factType: 'none', milliseconds: 0, violations: [`threw ${String(error).slice(0, 200)}`] };
  }
}

const MOST_MS = 1_000;

async function timed({ raw, notification }: Mutant): Promise<{ reading: Reading; milliseconds: number }> {
  const started = performance.now();
  const reading = await readMail({ raw, notification, intake: INTAKE, mailKey: 'mail/abc', hash: fixedHash });
  return { reading, milliseconds: performance.now() - started };
}

/** Only a person or the clock creates these. */
const NEVER_BY_MAIL: readonly FactType[] = [
  'reply-confirmed',
  'reply-dismissed',
  'answered-elsewhere',
  'no-response-needed',
  'acknowledged',
  'reply-matched',
  'lapsed',
];

/** Words of the corpus that no reading may contain; the buyer's alias counts as one of them. */
const WORDS_OF_MAILS =
  /Robin|Steel|bottle|parcel|customer|Paket|colis|@|https?:|=\?|Authentication|SPC-|no-response/i;

function violationsOf(mutant: Mutant, { subject, facts, about }: Reading): string[] {
  const found: string[] = [];
  if (facts.length === 0) found.push('gave no fact');
  if (!/^acme-us\.[a-z0-9.-]{8,60}$/.test(subject.id)) found.push('gave a strange thread id');
  for (const fact of facts) {
    if (NEVER_BY_MAIL.includes(fact.type)) found.push(`gave ${fact.type}`);
    const believed = 'trusted' in fact && fact.trusted;
    if (believed && canProveNothing(mutant)) found.push(`believed ${fact.type} without a proof`);
    if (mutant.mode === 'relay' && fact.type !== 'buyer-message')
      found.push(`gave ${fact.type} for a mail by the relay`);
    if (!Number.isSafeInteger(fact.at) || fact.at > RECEIVED_AT) found.push('gave a fact of the future');
    if (fact.type === 'unknown-mail' && (!REASON.test(fact.reason) || WORDS_OF_MAILS.test(fact.reason)))
      found.push('gave a reason with words of the mail, or none');
  }
  if ((subject.kind === 'unknown') !== (about.reason !== undefined))
    found.push('gave no reason, or one without need');
  return found;
}

const REASON = /^[\p{L}\d ,:;.’'()-]{10,160}$/u;

/** DMARC did not pass, and no SES result in the mail could prove anything. */
function canProveNothing({ mode, raw, notification }: Mutant): boolean {
  if (mode === 'unproven') return true;
  if (notification.receipt.dmarcVerdict.status === 'PASS') return false;
  return !/dkim=pass/i.test(raw.toString('latin1')) && notification.mail.headers.length === 0;
}

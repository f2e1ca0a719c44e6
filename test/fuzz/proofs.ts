import { type MailNotification, mailNotificationSchema } from '#shared/contracts/messages/queue-messages';
import { openMail } from '#shared/mail/open/opened-mail';
import { type Random, randomOf } from './random.ts';

/*
 * Mails with generated proofs. Half come from a stranger who names Amazon: the stranger writes the headers, the envelope, the
 * HELO name and the signatures, and SES reports truthfully what it found. Half are Amazon's own, in the forms that SES writes.
 */

/** One mail of this kind, as SES hands it over. */
export interface ProofCase {
  readonly genuine: boolean;
  readonly raw: Uint8Array;
  readonly notification: MailNotification;
}

const AMAZON = 'donotreply@amazon.com';
const STRANGER = 'a@evil.example';
const COPY = 'X-Space-Notification-Type: BBC_MESSAGE_CONFIRMATION_TO_MERCHANT';

/** The case of this seed and index: the same on every machine. */
export function proofCaseOf(seed: number, index: number): ProofCase {
  const random = randomOf(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  return index % 2 === 0 ? strangerOf(random) : genuineOf(random);
}

/** What is wrong with how the mail was believed; undefined when it is right. */
export async function wronglyBelieved({
  genuine,
  raw,
  notification,
}: ProofCase): Promise<string | undefined> {
  const { trusted } = await openMail({
    raw,
    notification,
    intake: { store: 'acme-us', marketplaceId: 'ATVPDKIKX0DER', replyFrom: [] },
    hash: (text) => text,
  });
  if (trusted === genuine) return undefined;
  return genuine ? 'a mail of Amazon’s is not believed' : 'a stranger’s mail is believed';
}

type Verdict = 'PASS' | 'FAIL' | 'GRAY' | 'PROCESSING_FAILED';

interface Found {
  readonly spf: string;
  readonly envelopeFrom: string;
  readonly helo: string;
  readonly dkim: readonly (readonly [outcome: string, identity: string])[];
  readonly dmarc: string;
  readonly dmarcDomain: string;
}

/** SES's results as SES lays them out: folded before each method, or on one line. */
function resultsOf(random: Random, { spf, envelopeFrom, helo, dkim, dmarc, dmarcDomain }: Found): string {
  const separator = random.pick(['\r\n ', '\r\n\t', ' ']);
  const methods = [
    `spf=${spf} (spfCheck: domain of ${helo.replace(/[()]/g, '')} designates 192.0.2.7 as permitted sender) client-ip=192.0.2.7; envelope-from=${envelopeFrom}; helo=${helo};`,
    ...dkim.map(([outcome, identity]) => `dkim=${outcome} header.i=${identity};`),
    `dmarc=${dmarc} header.from=${dmarcDomain};`,
  ];
  return `Authentication-Results: amazonses.com;${separator}${methods.join(separator)}`;
}

const SIGNATURE = (domain: string): string => `DKIM-Signature: v=1; a=rsa-sha256; d=${domain}; s=s; b=aW52`;

/** A stranger controls these domains, however they look: each ends in one of the stranger's own. */
function strangersDomain(random: Random): string {
  const left = random.pick([
    'amazon.com',
    'amazon.com_x',
    'amazon.com/x',
    'amazon.comé',
    'amazon.com;x',
    'x@amazon.com',
    'amazon.com\u00a0',
    'amazon.com%00',
    'amazon.com,',
    'AMAZON.COM',
    'amazon.com"',
  ]);
  return `${left}.${random.pick(['evil.example', 'amazon.com.evil.example', 'x.amazonses.com'])}`;
}

/** What a stranger writes where SES quotes it; a space would end a HELO name, so only a quoted local part holds one. */
function injection(random: Random): string {
  return random.pick([
    'x',
    'x;dkim=pass/header.i=@amazon.com',
    'a;dkim=pass/header.i=amazon.com;@evil.example',
    'x;\u00a0dkim=pass\u00a0header.i=@amazon.com',
    'x;dmarc=pass',
    'dkim=pass;header.i=@amazon.com',
    'x(;dkim=pass',
    'amazonses.com;dkim=pass',
  ]);
}

function strangersEnvelope(random: Random): string {
  const inside = injection(random).replaceAll('\u00a0', random.pick([' ', '\u00a0']));
  return random.pick([
    STRANGER,
    `${injection(random)}@evil.example`,
    `"${inside}; dkim=pass header.i=@amazon.com; "@evil.example`,
    `"\\"; dkim=pass header.i=@amazon.com; "@evil.example`,
    '<>',
    '',
  ]);
}

/** Headers that two readers may read as two senders, with what SES took for the sender: never Amazon and proven at once. */
function strangersFrom(random: Random): { readonly lines: readonly string[]; readonly seenBySes: string } {
  const plain = { lines: [`From: ${AMAZON}`], seenBySes: AMAZON };
  const end = random.pick(['.evil.example', '.amazon.com.evil.example']);
  const own = (...lines: string[]): { lines: string[]; seenBySes: string } => ({
    lines,
    seenBySes: STRANGER,
  });
  return random.pick([
    plain,
    { lines: [`From: "Amazon" <${AMAZON}>`], seenBySes: AMAZON },
    own(`From: ${AMAZON} ${end}`),
    own(`From: ${AMAZON}\r\n ${end}`),
    own(`From: ${AMAZON}\u00a0${end}`),
    own(`From: Amazon: ${AMAZON};`),
    own(`From: Amazon <${AMAZON}`),
    own(`From: <${AMAZON}> <${STRANGER}>`),
    own(`From: ${AMAZON}, ${STRANGER}`),
    own(`From: (${STRANGER}) ${AMAZON} <${STRANGER}>`),
    own(`From: "${AMAZON}" <${STRANGER}>`),
    own(`From: ${STRANGER}`, `From: ${AMAZON}`),
    own(`From: ${AMAZON}`, `From\0: ${STRANGER}`),
    own(`X: 1\rFrom: ${STRANGER}`, `From: ${AMAZON}`),
    own(`From: ${AMAZON}\n\nX: 1`, `From: ${STRANGER}`),
    own(`From: ${AMAZON}\nFrom: ${STRANGER}`),
    own(`From : ${STRANGER}`, `From: ${AMAZON}`),
    own(`from: ${AMAZON}@evil.example`),
    own(`From: =?utf-8?q?donotreply=40amazon.com?= <${STRANGER}>`),
    own(`From: donotreply@${strangersDomain(random)}`),
  ]);
}

function strangerOf(random: Random): ProofCase {
  const { lines, seenBySes } = strangersFrom(random);
  const identities = Array.from({ length: random.below(3) }, () => `@${strangersDomain(random)}`);
  // Amazon's domains have a DMARC policy: a mail in their name fails it, unless SES could not look.
  const verdict: Verdict =
    seenBySes === STRANGER
      ? random.pick(['PASS', 'FAIL', 'GRAY'] as const)
      : random.pick(['FAIL', 'FAIL', 'GRAY', 'PROCESSING_FAILED'] as const);
  const found: Found = {
    spf: random.pick(['pass', 'fail', 'none', 'temperror']),
    envelopeFrom: strangersEnvelope(random),
    helo: random.oneIn(2) ? injection(random) : `mail.${strangersDomain(random)}`,
    dkim: identities.map((identity) => [random.pick(['pass', 'fail', 'permerror']), identity] as const),
    dmarc: verdict.toLowerCase().replace('gray', 'none'),
    dmarcDomain: seenBySes.slice(seenBySes.indexOf('@') + 1),
  };
  const forged = `Authentication-Results: amazonses.com; dkim=pass header.i=@amazon.com; dmarc=pass header.from=amazon.com;`;
  const below = [
    ...identities.map((identity) => SIGNATURE(identity.slice(1))),
    ...(random.oneIn(2) ? [forged, 'X-SES-RECEIPT: forged'] : []),
    ...(random.oneIn(3) ? [SIGNATURE('amazon.com')] : []),
  ];
  const top = random.oneIn(8) ? [] : [resultsOf(random, found)];
  return mailOf(random, { top, lines: [...below, ...lines], verdict, seenBySes, genuine: false });
}

function genuineOf(random: Random): ProofCase {
  const sender = random.pick([AMAZON, 'order-update@amazon.de', 'auto-communication@amazon.co.jp']);
  const domain = sender.slice(sender.indexOf('@') + 1);
  const name = random.pick([
    '',
    '"Amazon" ',
    'Amazon.com ',
    '"Amazon, \\"EU\\"" ',
    '=?UTF-8?B?5Lqa6ams6YCK?= ',
  ]);
  const verdict = random.pick(['PASS', 'GRAY', 'PROCESSING_FAILED'] as const);
  const found: Found = {
    spf: 'pass',
    envelopeFrom: `202603021000-${random.below(1e6)}@bounces.${domain}`,
    helo: 'a3-16.smtp-out.amazonses.com',
    dkim: [
      ['pass', `@${random.pick(['', 'bounces.', 'eu-west-1.'])}${domain}`],
      ['pass', '@amazonses.com'],
    ],
    dmarc: verdict === 'PASS' ? 'pass' : random.pick(['none', 'temperror']),
    dmarcDomain: domain,
  };
  const from = name === '' ? sender : `${name}<${sender}>`;
  return mailOf(random, {
    top: [resultsOf(random, found)],
    lines: [SIGNATURE(domain), SIGNATURE('amazonses.com'), `From: ${from}`],
    verdict,
    seenBySes: sender,
    genuine: true,
  });
}

function mailOf(
  random: Random,
  of: {
    readonly top: readonly string[];
    readonly lines: readonly string[];
    readonly verdict: Verdict;
    readonly seenBySes: string;
    readonly genuine: boolean;
  },
): ProofCase {
  const raw = Buffer.from(
    [
      'Received: from x by inbound-smtp.us-east-1.amazonaws.com with SMTP id 1',
      ...of.top,
      'X-SES-RECEIPT: AEFB',
      ...of.lines,
      COPY,
      'Subject: Your e-mail to Robin',
      '',
      'Order ID: 111-2233445-6677889',
    ].join('\r\n'),
  );
  const status = (one: string): { status: string } => ({ status: one });
  // SES's notification may be cut before it comes to the sender.
  const reported = random.pick(['headers', 'common', 'both', 'none']);
  const notification = mailNotificationSchema.parse({
    notificationType: 'Received',
    receipt: {
      timestamp: '2026-03-02T10:00:00.000Z',
      recipients: ['us-7f3k9q2m@intake.acme.example'],
      spamVerdict: status('PASS'),
      virusVerdict: status('PASS'),
      spfVerdict: status('PASS'),
      dkimVerdict: status('PASS'),
      dmarcVerdict: status(of.verdict),
      action: { type: 'S3', bucketName: 'mails', objectKey: 'mail/abc' },
    },
    mail: {
      messageId: 'abc',
      source: 'bounces@x.example',
      headersTruncated: reported === 'none',
      headers: reported === 'headers' || reported === 'both' ? [{ name: 'From', value: of.seenBySes }] : [],
      ...((reported === 'common' || reported === 'both') && { commonHeaders: { from: [of.seenBySes] } }),
    },
  });
  return { genuine: of.genuine, raw, notification };
}

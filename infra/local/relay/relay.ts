import { randomBytes } from 'node:crypto';
import { CreateQueueCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import PostalMime from 'postal-mime';
import * as z from 'zod';
import { marketplaceIdOf } from '#shared/contracts/settings/intake-addresses';
import type { Settings } from '#shared/contracts/settings/settings';
import type { EventSource } from '../cloud/queues/event-source.ts';
import type { MailFate } from '../services/mail-events.ts';
import { MailRefused } from '../services/mail-intake.ts';
import { ACCOUNT, REGION } from '../state/template.ts';
import type { IncomingMail } from '../state/types.ts';
import { copyOfReply, noticeAbout, type Place } from './amazon-mails.ts';
import { relayRefusal, type RelayRefusal } from './refusals.ts';

/** How long Amazon takes until its copy or its notice comes. */
const ANSWERS_AFTER_SECONDS = 60;
const QUEUE = 'LocalAmazonRelay';

const RELAY = /@(?:m\.)?marketplace\.amazon\.([a-z.]{2,6})$/i;
const ORDER = /\b\d{3}-\d{7}-\d{7}\b/g;
/** The name in Amazon's subject of a buyer's message, which the reply's repeats. */
const NAME = /\bcustomer (.{1,80}?)(?: \(|$)/;

/** Whether a mail to the address goes to a buyer. */
export function isToBuyer(address: string): boolean {
  return RELAY.test(address);
}

/** What tests and people may do with the relay while it runs. */
export interface RelaySwitch {
  /** What it does with replies that are sent from now on; undefined when it takes them. */
  refusal(): RelayRefusal | undefined;
  refuse(refusal: RelayRefusal | undefined): void;
}

/** A stand-in for Amazon's relay: it answers each mail to a buyer with Amazon's copy, or with a refusal. */
export interface Relay extends RelaySwitch {
  /** Takes a mail to buyers; its answer comes later. */
  take(mail: { readonly raw: Uint8Array; readonly recipients: readonly string[] }): Promise<void>;
  /** What SES learns of a mail to the address; undefined for an address elsewhere. */
  fateOf(address: string): MailFate | undefined;
  /** The queue on which its answers wait. They follow the local clock, and survive a restart. */
  readonly answers: EventSource;
}

export interface RelayOptions {
  readonly sqs: SQSClient;
  readonly settings: Settings;
  /** Takes Amazon's mails in, as SES would. */
  readonly takeIn: (mail: IncomingMail) => Promise<void>;
  readonly now: () => number;
  readonly refusal?: RelayRefusal | undefined;
}

/** A mail to one buyer, until it is answered. */
const waiting = z.object({
  id: z.string(),
  answerAt: z.number(),
  from: z.string(),
  to: z.string(),
  buyerName: z.string(),
  orderId: z.string().exactOptional(),
  text: z.string(),
  refusal: relayRefusal.exactOptional(),
});
const batch = z.object({ Records: z.array(z.object({ body: z.string() })) });

export async function startRelay({ sqs, settings, takeIn, now, refusal }: RelayOptions): Promise<Relay> {
  let current = refusal;
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: QUEUE }));
  return {
    refusal: () => current,
    refuse(next) {
      current = next;
    },
    fateOf(address) {
      if (!isToBuyer(address)) return undefined;
      if (current === 'bounce') return 'bounce';
      return current === 'silence' ? 'silence' : 'delivery';
    },
    async take({ raw, recipients }) {
      const buyers = recipients.filter(isToBuyer);
      if (buyers.length === 0 || current === 'bounce' || current === 'silence') return;
      const mail = await mailOf(raw);
      for (const to of buyers) {
        const one: z.output<typeof waiting> = {
          ...mail,
          id: randomBytes(8).toString('hex'),
          answerAt: now() + ANSWERS_AFTER_SECONDS * 1_000,
          to,
          ...(current !== undefined && { refusal: current }),
        };
        await sqs.send(
          new SendMessageCommand({
            QueueUrl,
            MessageBody: JSON.stringify(one),
            DelaySeconds: ANSWERS_AFTER_SECONDS,
          }),
        );
      }
    },
    answers: {
      queueArn: `arn:aws:sqs:${REGION}:${ACCOUNT}:${QUEUE}`,
      batchSize: 1,
      target: {
        async invoke(event) {
          for (const { body } of batch.parse(event).Records)
            await answer(waiting.parse(JSON.parse(body)), settings, takeIn);
        },
      },
    },
  };
}

async function mailOf(
  raw: Uint8Array,
): Promise<Pick<z.output<typeof waiting>, 'from' | 'buyerName' | 'orderId' | 'text'>> {
  const { from, to = [], subject = '', text = '' } = await PostalMime.parse(raw);
  const orderId = subject.match(ORDER)?.at(-1);
  const named = to.map(({ name }) => name).find((name) => name !== '');
  return {
    from: from?.address?.toLowerCase() ?? '',
    buyerName: NAME.exec(subject)?.[1] ?? named ?? 'your buyer',
    ...(orderId !== undefined && { orderId }),
    text,
  };
}

async function answer(
  { refusal, ...reply }: z.output<typeof waiting>,
  settings: Settings,
  takeIn: RelayOptions['takeIn'],
): Promise<void> {
  const { isApproved, ...place } = placeOf(reply, settings);
  const refused = refusal ?? (isApproved ? undefined : 'not-approved');
  if (refused === 'bounce' || refused === 'silence') return;
  const raw =
    refused === undefined
      ? await copyOfReply(reply, place, reply.answerAt)
      : await noticeAbout(refused, reply, place, reply.answerAt);
  try {
    await takeIn({ raw, recipients: [place.address], receivedAt: reply.answerAt });
  } catch (error) {
    // Without a receipt rule, Amazon's mail goes nowhere.
    if (!(error instanceof MailRefused)) throw error;
  }
}

/**
 * Where Amazon writes to about a mail: the store that has approved its sender, in the buyer's marketplace. The settings' `replyFrom`
 * stands for the addresses that are approved in Seller Central.
 */
function placeOf(
  { from, to }: { readonly from: string; readonly to: string },
  { stores }: Settings,
): Place & { readonly isApproved: boolean } {
  const places = Object.values(stores).flatMap(({ replyFrom, marketplaces }) =>
    marketplaces.map(({ country, intakeAddress }) => ({
      country,
      place: {
        address: intakeAddress,
        marketplaceId: marketplaceIdOf(country),
        isApproved: replyFrom.includes(from),
      },
    })),
  );
  const approved = places.filter(({ place }) => place.isApproved);
  const possible = approved.length > 0 ? approved : places;
  const country = countryOf(to);
  const [first] = [...possible.filter((one) => one.country === country), ...possible];
  if (first === undefined) throw new Error('the settings have no store');
  return first.place;
}

/** The country of a buyer's address, in the settings' letters. */
function countryOf(address: string): string {
  const tld = RELAY.exec(address)?.[1]?.toUpperCase() ?? '';
  const last = tld.slice(tld.lastIndexOf('.') + 1);
  return { COM: 'US', UK: 'GB' }[last] ?? last;
}

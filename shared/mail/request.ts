import type { ThreadKind } from '../domain/rules/policy.ts';
import type { RequestClosed, RequestOpened } from '../domain/thread/fact.ts';
import type { Reading } from '../ports/mail.ts';
import { deadlineIn } from './deadline-in.ts';
import { sourceIdOf } from './open/identity.ts';
import type { OpenedMail } from './open/opened-mail.ts';
import { orderIdOf } from './open/order-id.ts';
import { isAuthorisedReturn } from './open/subjects.ts';
import { reading, unknown } from './reading.ts';
import { orderThreadId } from './thread-id.ts';

/** A return request waits for the seller; the notice of a return that Amazon authorised is only information. */
export function returnMail(opened: OpenedMail): Reading {
  return isAuthorisedReturn(opened.mail.subject)
    ? closed(opened, 'return', 'return-authorised')
    : openedRequest(opened, 'return', 'return-requested');
}

/** A refund ends the wait of a return. */
export function refundMail(opened: OpenedMail): Reading {
  return closed(opened, 'return', 'refund-issued');
}

/** An A-to-z claim; its mail may name a deadline. */
export function claimOpened(opened: OpenedMail): Reading {
  const { parts, at, trusted } = opened;
  const length = trusted
    ? deadlineIn(`${parts.before}\n${parts.found ? '' : parts.words}\n${parts.after}`)
    : undefined;
  return openedRequest(opened, 'claim', 'claim-opened', length === undefined ? {} : { dueAt: at + length });
}

export function claimDecided(opened: OpenedMail): Reading {
  return closed(opened, 'claim', 'claim-decided');
}

export function cancellationRequested(opened: OpenedMail): Reading {
  return openedRequest(opened, 'cancellation', 'cancellation-requested');
}

export function chargebackOpened(opened: OpenedMail): Reading {
  return openedRequest(opened, 'chargeback', 'chargeback-opened');
}

export function chargebackDecided(opened: OpenedMail): Reading {
  return closed(opened, 'chargeback', 'chargeback-decided');
}

function openedRequest(
  opened: OpenedMail,
  kind: ThreadKind,
  type: RequestOpened['type'],
  more: Pick<RequestOpened, 'dueAt'> = {},
): Reading {
  const { mail, raw, store } = opened;
  const orderId = orderOf(opened);
  const source = sourceIdOf(mail, raw);
  // The clock must run even without an order: the mail then makes a separate case.
  const id = orderId === undefined ? `${store}.${kind}-${source}` : orderThreadId(store, orderId, kind);
  return reading(opened, { id, kind, orderId }, { type, id: `q${source}`, ...common(opened), ...more });
}

function closed(opened: OpenedMail, kind: ThreadKind, type: RequestClosed['type']): Reading {
  const { mail, raw, store } = opened;
  const orderId = orderOf(opened);
  if (orderId === undefined) return unknown(opened, 'a decision or notice of Amazon that names no order');
  const id = orderThreadId(store, orderId, kind);
  return reading(opened, { id, kind, orderId }, { type, id: `d${sourceIdOf(mail, raw)}`, ...common(opened) });
}

/** Amazon's notices have no person's words to cut out; the subject comes first, then Amazon's part. */
function orderOf({ mail, parts }: OpenedMail): string | undefined {
  return orderIdOf(mail, { before: parts.found ? parts.before : parts.words });
}

function common({ at, trusted, mailKey }: OpenedMail): Pick<RequestOpened, 'at' | 'trusted' | 'mail'> {
  return { at, trusted, ...(mailKey !== undefined && { mail: mailKey }) };
}

import type { Fact } from '../domain/thread/fact.ts';
import type { Reading } from '../ports/mail.ts';
import { bounceOf } from './bounce.ts';
import { deliveryReport } from './delivery-report.ts';
import { messageIdHash, sourceIdOf } from './open/identity.ts';
import type { OpenedMail } from './open/opened-mail.ts';
import { orderIdOf } from './open/order-id.ts';
import { reading, unknown } from './reading.ts';
import { caseIdOf, caseThreadId, conversationId, returnedId } from './thread-id.ts';

/** A mail server could not deliver a reply that the seller sent by mail, and says so as RFC 3464 describes or in its own words. */
export function deliveryFailure(opened: OpenedMail): Reading {
  const { mail, raw, store } = opened;
  if (mail.report === '') return returnedReply(opened);
  const report = deliveryReport(mail.report);
  if (report === undefined) return unknown(opened, 'a delivery report that is not about a mail to a buyer');
  if (!report.failed) return unknown(opened, 'your reply to a buyer is delayed, not refused');
  if (report.about === undefined)
    return unknown(opened, 'one of your replies to a buyer was refused; the report does not say which');
  const orderId = orderIdOf(report, { before: '' });
  const caseId = caseIdOf(report.relay);
  const fact: Fact = {
    type: 'reply-revoked',
    id: `x${sourceIdOf(mail, raw)}`,
    at: opened.at,
    replyId: `r${messageIdHash(report.about)}`,
    why: 'bounced',
  };
  return {
    ...reading(opened, { id: conversationId(store, orderId, report.relay) ?? '', orderId }, fact),
    matching: { ...(caseId !== undefined && { caseId }) },
  };
}

/** A mail server returned a reply in its own words. Anybody can write such a mail, so it only puts that reply in doubt. */
function returnedReply(opened: OpenedMail): Reading {
  const { mail, store, at } = opened;
  const bounce = bounceOf(mail);
  if (bounce === undefined)
    return unknown(opened, 'a returned mail that names none of your replies to a buyer');
  const replyId = `r${messageIdHash(bounce.about)}`;
  const caseId = caseIdOf(bounce.relay);
  return {
    ...reading(
      opened,
      { id: caseThreadId(store, bounce.relay), orderId: undefined },
      { type: 'reply-doubted', id: returnedId(replyId), at, replyId, returned: true },
    ),
    matching: { ...(caseId !== undefined && { caseId }) },
  };
}

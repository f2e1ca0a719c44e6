import type { DeliveryEvent } from '#shared/contracts/messages/delivery-event';
import type { DeliveryWord } from '#shared/domain/sends/delivery';

/** What an event says of its mail; `nothing` of one that changes nothing, `unknown` of a type that SES may add. */
export function wordOf({
  eventType,
  bounce,
  complaint,
  reject,
}: DeliveryEvent): DeliveryWord | 'nothing' | 'unknown' {
  switch (eventType) {
    case 'Send':
      return { word: 'sent' };
    case 'Delivery':
      return { word: 'delivered' };
    case 'Bounce':
      return { word: 'bounced', reason: told('bounced', bounce?.bounceType, bounce?.bounceSubType) };
    case 'Complaint':
      // Some providers report that a person took a mail out of the spam folder.
      if (complaint?.complaintFeedbackType === 'not-spam') return 'nothing';
      return {
        word: 'complained',
        reason: told('marked as spam', complaint?.complaintFeedbackType, complaint?.complaintSubType),
      };
    case 'Reject':
      return { word: 'rejected', reason: told('rejected by SES', reject?.reason) };
    case 'Rendering Failure':
      return { word: 'rejected', reason: told('rejected by SES', 'rendering failure') };
    case 'DeliveryDelay':
      // SES goes on trying; without a delivery in time the alert goes another way.
      return 'nothing';
    default:
      return 'unknown';
  }
}

function told(what: string, ...details: (string | null | undefined)[]): string {
  const known = details.filter((one) => typeof one === 'string');
  return known.length === 0 ? what : `${what}: ${known.join('/')}`;
}

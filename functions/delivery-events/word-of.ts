import type { DeliveryEvent } from '#shared/contracts/messages/delivery-event';
import type { DeliveryWord } from '#shared/domain/sends/delivery';

/** What an event says about its mail: `nothing` if it changes nothing, `unknown` for a type that SES may add. */
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
      return { word: 'bounced', reason: reasonOf('bounced', bounce?.bounceType, bounce?.bounceSubType) };
    case 'Complaint':
      // Some providers report that a person took a mail out of the spam folder.
      if (complaint?.complaintFeedbackType === 'not-spam') return 'nothing';
      return {
        word: 'complained',
        reason: reasonOf('marked as spam', complaint?.complaintFeedbackType, complaint?.complaintSubType),
      };
    case 'Reject':
      return { word: 'rejected', reason: reasonOf('rejected by SES', reject?.reason) };
    case 'Rendering Failure':
      return { word: 'rejected', reason: reasonOf('rejected by SES', 'rendering failure') };
    case 'DeliveryDelay':
      // SES keeps trying; without a delivery in time the alert goes out another way.
      return 'nothing';
    default:
      return 'unknown';
  }
}

function reasonOf(what: string, ...details: (string | null | undefined)[]): string {
  const known = details.filter((one) => typeof one === 'string');
  return known.length === 0 ? what : `${what}: ${known.join('/')}`;
}

import type { MailType } from '#shared/domain/mail-type';
import { isAmazonSystem } from './senders.ts';

interface Row {
  /** The part of the sender's address before the @. */
  readonly sender: RegExp;
  readonly subject: RegExp;
  readonly type: MailType;
}

/**
 * Which sender uses which subject for what, for mails without Amazon's token. The first matching row wins. A subject that
 * ends a wait is matched as Amazon writes it: one that only mentions a decision, a refund or a copy ends nothing.
 */
const ROWS: readonly Row[] = [
  { sender: /^cb-seller-notification$/, subject: /./, type: 'chargeback-opened' },
  // The same sender asks for more information: only a decision ends a chargeback.
  {
    sender: /^cb-seller-query$/,
    subject: /\bdispute (?:funding )?decision\s*$/i,
    type: 'chargeback-decided',
  },
  { sender: /^cb-seller-query$/, subject: /./, type: 'chargeback-opened' },
  {
    sender: /^(?:atoz-guarantee-no-reply|seller-guarantee)$/,
    subject: /^\s*(?:claim decision on order|décision concernant la réclamation)\b/i,
    type: 'A_Z_CLAIM_RESPONDENT_CLOSE',
  },
  {
    sender: /^(?:atoz-guarantee-no-reply|seller-guarantee)$/,
    subject: /./,
    type: 'A_Z_CLAIM_RESPONDENT_NOTIFY',
  },
  {
    sender: /./,
    subject:
      /キャンセルリクエスト|richiesta di annullamento per l['’]ordine|solicitud de cancelación del pedido/i,
    type: 'BRC_SELLER_NOTIFICATION',
  },
  {
    sender: /^(?:donotreply|do-not-reply|order-update)$/,
    subject:
      /return authori[sz]ation|autorizzazione del reso|autorisation de retour|autorización de devolución/i,
    type: 'RETURN_REQUEST',
  },
  {
    sender: /^(?:donotreply|do-not-reply|order-update)$/,
    subject:
      /^\s*(?:refund initiated for order|rimborso [\d.,]+\s*\S{1,4} avviato|remboursement initié pour)/i,
    type: 'REFUND_ISSUED',
  },
  {
    sender: /^(?:donotreply|do-not-reply)$/,
    subject: /^(?:your e-?mail to|seu e-?mail para) (?!.*\b(?:not|failed|undeliver\w*|returned|não)\b)/i,
    type: 'BBC_MESSAGE_CONFIRMATION_TO_MERCHANT',
  },
  { sender: /^auto-communication$/, subject: /./, type: 'BUYER_OPTED_OUT_BSM_MESSAGES' },
];

/** The kind of a mail of Amazon's system by sender and subject; undefined when they do not show it. */
export function typeBySubject(sender: string, subject: string): MailType | undefined {
  if (!isAmazonSystem(sender)) return undefined;
  const local = sender.slice(0, sender.lastIndexOf('@'));
  return ROWS.find((row) => row.sender.test(local) && row.subject.test(subject))?.type;
}

/** Words of an authorisation: a notice without one may be about anything else of the return. */
const AUTHORISED =
  /authori[sz]|autori[sz]|autoryz|auktoris|godkän|genehmig|goedgekeurd|zatwierdz|onay|تفويض|موافقة|承認|许可|許可|授权|授權|批准/i;

/** Words of a notice. */
const NOTICE =
  /notification|notifica\b|notificación|benachrichtigung|notificação|powiadomienie|meddelande|melding|bildirim|إشعار|通知/i;

/** Words of a request: a subject with both kinds may wait for the seller. */
const REQUEST =
  /\brequest|anfrage|antrag|anmeld|richiesta|demande\b|solicitud|solicitação|aanvraag|aanmeld|verzoek|wniosek|begäran|talebi|リクエスト|申請|申请|请求|(?<!\p{L})طلب/iu;

/** Whether a return mail is the notice of a return that Amazon authorised; a request for authorisation waits. */
export function isAuthorisedReturn(subject: string): boolean {
  return AUTHORISED.test(subject) && NOTICE.test(subject) && !REQUEST.test(subject);
}

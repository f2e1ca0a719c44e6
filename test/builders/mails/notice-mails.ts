import { days } from '#shared/domain/instant';
import type { MailType } from '#shared/domain/mail-type';
import type { ThreadKind } from '#shared/domain/rules/policy';
import type { FactType } from '#shared/domain/thread/fact';
import { stampedHeaders } from './buyer-mails.ts';
import type { Header } from './compose.ts';
import {
  BUYER,
  type Cell,
  type Expected,
  generated,
  type GeneratedMail,
  INTAKE,
  INTAKE_ADDRESS,
  RECEIVED_AT,
  type Row,
  SENT_AT,
  unknownMail,
} from './generated-mail.ts';
import { filled, type NoticeWords, type Words } from './languages.ts';

/** `forwarded` lost its X- headers, `bare` its links as well. */
export const NOTICE_TEMPLATES = ['current', 'html-only', 'forwarded', 'bare', 'no-order'] as const;
/** Chargebacks have no Amazon type header: the sender identifies them. */
export const CHARGEBACK_TEMPLATES = ['current', 'html-only', 'no-order'] as const;

type NoticeTemplate = (typeof NOTICE_TEMPLATES)[number];

interface Notice {
  readonly type: MailType;
  readonly kind: ThreadKind;
  readonly factType: FactType;
  /** Whether it starts a clock; such a notice needs less proof. */
  readonly starts: boolean;
  readonly from: (tld: string) => { readonly local: string; readonly domain: string };
  readonly words: (words: Words) => NoticeWords;
}

const system = () => ({ local: 'donotreply', domain: 'amazon.com' });
const guarantee = (tld: string) => ({ local: 'atoz-guarantee-no-reply', domain: `amazon.${tld}` });

const NOTICES = {
  'return-request': {
    type: 'RETURN_REQUEST',
    kind: 'return',
    factType: 'return-requested',
    starts: true,
    from: system,
    words: ({ returnRequest }) => returnRequest,
  },
  'return-notice': {
    type: 'RETURN_REQUEST',
    kind: 'return',
    factType: 'return-authorised',
    starts: true,
    from: system,
    words: ({ returnNotice }) => returnNotice,
  },
  refund: {
    type: 'REFUND_ISSUED',
    kind: 'return',
    factType: 'refund-issued',
    starts: false,
    from: system,
    words: ({ refund }) => refund,
  },
  'claim-opened': {
    type: 'A_Z_CLAIM_RESPONDENT_NOTIFY',
    kind: 'claim',
    factType: 'claim-opened',
    starts: true,
    from: guarantee,
    words: ({ claimOpened }) => claimOpened,
  },
  'claim-decided': {
    type: 'A_Z_CLAIM_RESPONDENT_CLOSE',
    kind: 'claim',
    factType: 'claim-decided',
    starts: false,
    from: guarantee,
    words: ({ claimDecided }) => claimDecided,
  },
  cancellation: {
    type: 'BRC_SELLER_NOTIFICATION',
    kind: 'cancellation',
    factType: 'cancellation-requested',
    starts: true,
    from: (tld) => (tld === 'co.jp' ? { local: 'auto-communication', domain: 'amazon.co.jp' } : system()),
    words: ({ cancellation }) => cancellation,
  },
  'chargeback-opened': {
    type: 'chargeback-opened',
    kind: 'chargeback',
    factType: 'chargeback-opened',
    starts: true,
    from: () => ({ local: 'cb-seller-notification', domain: 'amazon.com' }),
    words: () => ({ subject: 'Your Immediate Response Required: Charge Dispute Inquiry', isClear: true }),
  },
  'chargeback-decided': {
    type: 'chargeback-decided',
    kind: 'chargeback',
    factType: 'chargeback-decided',
    starts: false,
    from: () => ({ local: 'cb-seller-query', domain: 'amazon.com' }),
    words: () => ({ subject: '{id}, Amazon.com Chargeback Dispute Funding Decision', isClear: true }),
  },
} as const satisfies Partial<Record<Row, Notice>>;

export type NoticeRow = keyof typeof NOTICES;

/** A notice from Amazon's system. */
export function noticeMail(cell: Cell, row: NoticeRow, template: NoticeTemplate): GeneratedMail {
  const notice: Notice = NOTICES[row];
  const { words } = cell;
  const { local, domain } = notice.from(words.tld);
  const typed = notice.kind !== 'chargeback';
  const orderId = template === 'no-order' ? '' : cell.orderId;
  const fill = (text: string) => filled(text, { id: orderId, name: BUYER });
  const stamped = typed && template !== 'forwarded' && template !== 'bare';
  const headers: Header[] = [
    ['From', `Amazon <${local}@${cell.at(domain)}>`],
    ['To', INTAKE_ADDRESS],
    ['Subject', fill(notice.words(words).subject)],
    ['Message-ID', cell.messageId],
    ...(stamped ? stampedHeaders(cell, notice.type) : []),
  ];
  const link = `https://sellercentral.amazon.${words.tld}/nms/redirect/1?nt=${notice.type}&sk=X1&n=1`;
  const opened = `https://www.amazon.${words.tld}/gp/r.html?communicationName=${notice.type}&deliveryChannel=EMAIL`;
  const lines = [
    ...(orderId === '' ? [] : [fill(words.copy.order)]),
    ...(row === 'claim-opened' ? [words.deadline] : [words.copy.text]),
    ...(!typed || template === 'bare' ? [] : [link, opened]),
  ];
  const content = {
    ...(template !== 'html-only' && { text: lines.join('\n\n') }),
    ...(template !== 'bare' && { html: `<html><body>${lines.map(asHtml).join('')}</body></html>` }),
  };
  return generated(cell, { domain, headers, content }, expectedNotice(cell, row, template));
}

function asHtml(line: string): string {
  return line.startsWith('https:')
    ? `<p><a href="${line.replaceAll('&', '&amp;')}">·</a></p>`
    : `<p>${line}</p>`;
}

function expectedNotice(cell: Cell, row: NoticeRow, template: NoticeTemplate): Expected {
  const notice: Notice = NOTICES[row];
  const { forged, proven, words } = cell;
  const trusted = proven.amazon;
  const typed = notice.kind !== 'chargeback';
  const stamped = typed && template !== 'forwarded' && template !== 'bare';
  const marketplaceId = stamped && trusted ? cell.marketplaceId : INTAKE.marketplaceId;
  const bySubject = !forged && notice.words(words).isClear;
  const isListed = stamped || bySubject || (template === 'forwarded' && notice.starts);
  const order = template === 'no-order' ? {} : { orderId: cell.orderId };
  const at = trusted ? SENT_AT : RECEIVED_AT;
  const known = { trusted, marketplaceId, at, ...order };
  if (!isListed)
    // An unidentifiable mail from the sender of claims counts as a claim: better one alert too many than one too few.
    return row === 'claim-decided' && !forged
      ? {
          ...known,
          type: 'A_Z_CLAIM_RESPONDENT_NOTIFY',
          kind: 'claim',
          threadId: `acme-us.${cell.orderId}.claim`,
          factType: 'claim-opened',
        }
      : unknownMail('unknown', marketplaceId);
  const { type, kind, factType } = notice;
  if (template === 'no-order' && !FACTS_WITHOUT_ORDER.includes(factType))
    return unknownMail('unknown', marketplaceId);
  return {
    ...known,
    type,
    kind,
    factType,
    threadId:
      template === 'no-order'
        ? new RegExp(`^acme-us\\.${kind}-[0-9a-f]{24}$`)
        : `acme-us.${cell.orderId}.${kind}`,
    ...(factType === 'claim-opened' && trusted && { dueAt: at + days(3) }),
  };
}

const FACTS_WITHOUT_ORDER: readonly FactType[] = [
  'return-requested',
  'claim-opened',
  'cancellation-requested',
  'chargeback-opened',
];

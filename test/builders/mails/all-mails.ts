import { BUYER_TEMPLATES, buyerMail } from './buyer-mails.ts';
import {
  cellOf,
  generated,
  INTAKE,
  INTAKE_ADDRESS,
  unknownMail,
  type Cell,
  type GeneratedMail,
  type Row,
} from './generated-mail.ts';
import { LANGUAGES } from './languages.ts';
import { CHARGEBACK_TEMPLATES, NOTICE_TEMPLATES, noticeMail, type NoticeRow } from './notice-mails.ts';
import {
  COPY_TEMPLATES,
  OPT_OUT_TEMPLATES,
  optOutMail,
  OWN_TEMPLATES,
  ownReplyMail,
  REPORT_TEMPLATES,
  replyCopyMail,
  reportMail,
} from './seller-mails.ts';
import { TRUSTS } from './trusts.ts';

interface Maker {
  readonly row: Row;
  readonly template: string;
  readonly make: (cell: Cell) => GeneratedMail;
}

const NOTICE_ROWS = [
  'return-request',
  'return-notice',
  'refund',
  'claim-opened',
  'claim-decided',
  'cancellation',
] as const satisfies readonly NoticeRow[];

const MAKERS: readonly Maker[] = [
  ...BUYER_TEMPLATES.map((template) => maker('buyer-message', template, (cell) => buyerMail(cell, template))),
  ...COPY_TEMPLATES.map((template) => maker('reply-copy', template, (cell) => replyCopyMail(cell, template))),
  ...OWN_TEMPLATES.map((template) => maker('own-reply', template, (cell) => ownReplyMail(cell, template))),
  ...OPT_OUT_TEMPLATES.map((template) => maker('opt-out', template, (cell) => optOutMail(cell, template))),
  ...REPORT_TEMPLATES.map((template) =>
    maker('delivery-failure', template, (cell) => reportMail(cell, template)),
  ),
  ...NOTICE_ROWS.flatMap((row) =>
    NOTICE_TEMPLATES.map((template) => maker(row, template, (cell) => noticeMail(cell, row, template))),
  ),
  ...(['chargeback-opened', 'chargeback-decided'] as const).flatMap((row) =>
    CHARGEBACK_TEMPLATES.map((template) => maker(row, template, (cell) => noticeMail(cell, row, template))),
  ),
  maker('forwarding-confirmation', 'current', forwardingMail),
  maker('unknown', 'newsletter', newsletter),
];

function maker(row: Row, template: string, make: (cell: Cell) => GeneratedMail): Maker {
  return { row, template, make };
}

/** One mail of each type, template, language and trust; each call returns the same mails. */
export function allMails(): GeneratedMail[] {
  let number = 0;
  return MAKERS.flatMap(({ row, template, make }) =>
    LANGUAGES.flatMap((language) =>
      TRUSTS.map((trust) => make(cellOf(row, template, language, trust, (number += 1)))),
    ),
  );
}

/** Gmail's confirmation mail before it forwards a mailbox. */
function forwardingMail(cell: Cell): GeneratedMail {
  const code = cell.orderId.slice(-7).padStart(9, '4');
  return generated(
    cell,
    {
      domain: 'google.com',
      headers: [
        ['From', `Gmail <forwarding-noreply@${cell.at('google.com')}>`],
        ['To', INTAKE_ADDRESS],
        ['Subject', `(#${code}) Gmail · ${cell.words.received}`],
        ['Message-ID', `<forwarding-${cell.alias}@mail.gmail.example>`],
      ],
      content: {
        text: `${cell.words.received} ${code}\n\nhttps://mail-settings.google.com/mail/vf-invented\n`,
      },
    },
    unknownMail(cell.forged ? 'unknown' : 'forwarding-confirmation', INTAKE.marketplaceId),
  );
}

/** A mail of Amazon's that matters to no clock. */
function newsletter(cell: Cell): GeneratedMail {
  return generated(
    cell,
    {
      domain: 'amazon.com',
      headers: [
        ['From', `Amazon <news@${cell.at('amazon.com')}>`],
        ['To', INTAKE_ADDRESS],
        ['Subject', cell.words.received],
        ['Message-ID', cell.messageId],
      ],
      content: { text: cell.words.copy.text, html: `<p>${cell.words.copy.text}</p>` },
    },
    unknownMail('unknown', INTAKE.marketplaceId),
  );
}

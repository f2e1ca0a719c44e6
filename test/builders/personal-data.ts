/** Personal data of a buyer, by kind, that is easy to recognise. */
export const PERSONAL: Readonly<Record<string, string>> = {
  'first name': 'Rosalindquill',
  'last name': 'Xanthopoulosz',
  street: 'Quillfeather-Lane',
  'postal code': 'ZQ9-7XWVK',
  phone: '555-0147-77319',
  'e-mail address': 'rosa.quill@homebox.example',
  'relay alias': 'k9zqalias7marker',
  words: 'xylophone-parcel',
  'name of an attachment': 'quillpassport',
  subject: 'wobblegasket',
  'Chinese name': '罗莎琳奎尔',
  'Arabic name': 'روزاليندكويل',
};

/** A text that contains all of it, as a buyer could write it. */
export const PERSONAL_TEXT = Object.values(PERSONAL).join(' ');

/** Returns which of it a text contains, in plain form or in an encoding of mails, pages, links and logs. */
export function personalDataIn(text: string): string[] {
  const readings = readingsOf(text).map((one) => one.toLowerCase());
  return Object.entries(PERSONAL).flatMap(([what, value]) =>
    readings.some((one) => one.includes(value.toLowerCase())) ? [what] : [],
  );
}

/** The text and its decoded forms; what is encoded twice is decoded twice. */
function readingsOf(text: string, depth = 2): string[] {
  if (depth === 0) return [text];
  const decoded = [
    unescaped(text),
    fromQuotedPrintable(text),
    fromUrl(text),
    fromEntities(text),
    ...fromBase64(text),
  ];
  return [
    text,
    ...decoded.filter((one) => one !== '' && one !== text).flatMap((one) => readingsOf(one, depth - 1)),
  ];
}

function unescaped(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function fromQuotedPrintable(text: string): string {
  return bytesFrom(text.replace(/=\r?\n/g, ''), /=([0-9a-f]{2})/gi);
}

function fromUrl(text: string): string {
  return bytesFrom(text.replaceAll('+', ' '), /%([0-9a-f]{2})/gi);
}

/** Hexadecimal bytes within other text, decoded as UTF-8. */
function bytesFrom(text: string, escape: RegExp): string {
  if (text.search(escape) < 0) return '';
  const latin = Buffer.from(text).toString('latin1');
  return Buffer.from(
    latin.replace(escape, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString();
}

function fromEntities(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/&#(\d{1,7});/g, (_, digits: string) => String.fromCodePoint(Number(digits)));
}

/** Every run of base64, which may begin at any of four letters. */
function fromBase64(text: string): string[] {
  const runs = [...text.matchAll(/[A-Za-z0-9+/_-]{12,}/g)].map(([run]) => run);
  return [0, 1, 2, 3].map((skipped) =>
    runs.map((run) => Buffer.from(run.slice(skipped), 'base64').toString()).join('\n'),
  );
}

const ENCODINGS = ['8bit', 'base64', 'quoted-printable'] as const;

/** One mail of every kind from Amazon, buyers and others, in every encoding, each full of personal data. */
export function personalMails(
  to: string,
): { readonly kind: string; readonly raw: Buffer; readonly order: string }[] {
  const {
    'first name': first = '',
    'last name': last = '',
    'relay alias': alias = '',
    'name of an attachment': file = '',
    'e-mail address': address = '',
    subject = '',
  } = PERSONAL;
  const relay = `${alias}+0a1b2c3d-1111-4222-8333-444455556666@marketplace.amazon.com`;
  const amazon = 'donotreply@amazon.com';
  const kinds: Readonly<Record<string, { from: string; type?: string; subject?: string; to?: string }>> = {
    'buyer message': { from: relay, type: 'BBC_MESSAGE_SENT_TO_MERCHANT' },
    'copy of a reply': { from: amazon, type: 'BBC_MESSAGE_CONFIRMATION_TO_MERCHANT' },
    'opted out': { from: 'auto-communication@amazon.com', type: 'BUYER_OPTED_OUT_BSM_MESSAGES' },
    'return request': {
      from: amazon,
      type: 'RETURN_REQUEST',
      subject: 'Return authorization request for order',
    },
    refund: { from: amazon, type: 'REFUND_ISSUED' },
    claim: { from: 'atoz-guarantee-no-reply@amazon.com', type: 'A_Z_CLAIM_RESPONDENT_NOTIFY' },
    'claim decided': { from: 'atoz-guarantee-no-reply@amazon.com', type: 'A_Z_CLAIM_RESPONDENT_CLOSE' },
    cancellation: { from: amazon, type: 'BRC_SELLER_NOTIFICATION' },
    chargeback: { from: 'cb-seller-notification@amazon.com', subject: 'Chargeback notification for order' },
    'own reply': { from: 'care@acme.example', to: relay },
    'delivery failure': { from: 'mailer-daemon@amazonses.com', subject: 'Undeliverable' },
    'a type that is new': { from: amazon, type: `NEW_${first.toUpperCase()}` },
    'forwarding of Gmail': { from: 'forwarding-noreply@google.com', subject: 'Forwarding Confirmation' },
    stranger: { from: address, subject: 'Hello' },
  };
  return Object.entries(kinds).flatMap(([kind, one], row) =>
    ENCODINGS.map((encoding, column) => {
      const order = `111-${String(7_000_000 + row)}-${String(1_000_000 + column)}`;
      const name =
        column === 0 ? `${first} ${last}` : `=?utf-8?B?${Buffer.from(PERSONAL_TEXT).toString('base64')}?=`;
      const text = `Order ID: ${order}\r\n------------- Begin message -------------\r\n${PERSONAL_TEXT}\r\n------------- End message -------------\r\n`;
      const raw = [
        `From: ${name} <${one.from}>`,
        `To: ${one.to ?? to}`,
        `Reply-To: ${first} <${address}>`,
        `Subject: ${one.subject ?? subject} ${first} (Order: ${order}) ${subject}`,
        `Message-ID: <${row}.${column}.${first}@email.amazonses.com>`,
        ...(one.type === undefined ? [] : [`X-Space-Notification-Type: ${one.type}`]),
        `X-Buyer: ${first} ${last}`,
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain; charset=utf-8',
        `Content-Transfer-Encoding: ${encoding}`,
        '',
        encodedBy(encoding, text),
        '--b',
        `Content-Type: application/pdf; name="${file}.pdf"`,
        `Content-Disposition: attachment; filename="${file}.pdf"`,
        '',
        PERSONAL_TEXT,
        '--b--',
        '',
      ].join('\r\n');
      return { kind: `${kind}, ${encoding}`, raw: Buffer.from(raw), order };
    }),
  );
}

function encodedBy(encoding: (typeof ENCODINGS)[number], text: string): string {
  switch (encoding) {
    case '8bit':
      return text;
    case 'base64':
      return Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n');
    case 'quoted-printable':
      return [...Buffer.from(text)]
        .map((byte) =>
          byte > 126 || byte === 61
            ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
            : String.fromCharCode(byte),
        )
        .join('');
  }
}

/** Mails that barely count as mails. */
export const PERSONAL_RUINS: readonly Buffer[] = [
  PERSONAL_TEXT,
  `From: ${PERSONAL_TEXT}\r\n\r\n`,
  `From: <${PERSONAL_TEXT}\r\nSubject: =?utf-8?Q?${PERSONAL_TEXT.replaceAll(' ', '_')}\r\nContent-Type: multipart/mixed; boundary="${PERSONAL_TEXT}\r\n\r\n--${PERSONAL_TEXT}`,
  `Content-Type: text/plain; charset=${PERSONAL_TEXT}\r\nContent-Transfer-Encoding: ${PERSONAL_TEXT}\r\n\r\n${PERSONAL_TEXT}`,
  `X-Space-Notification-Type: ${PERSONAL_TEXT}\r\nMessage-ID: ${PERSONAL_TEXT}\r\nDate: ${PERSONAL_TEXT}\r\n\r\n\u0000${PERSONAL_TEXT}`,
].map((text) => Buffer.from(text));

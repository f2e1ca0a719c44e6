import type { Header } from './compose.ts';

/** The ways in which a mail is proven or not. */
export const TRUSTS = ['dmarc-pass', 'dkim-result', 'dmarc-fail', 'look-alike', 'results-below'] as const;

export type Trust = (typeof TRUSTS)[number];

interface TrustForm {
  readonly dmarc: 'PASS' | 'FAIL' | 'GRAY';
  /** Whether it proves a mail from Amazon or from the seller. */
  readonly proves: { readonly amazon: boolean; readonly seller: boolean };
  /** Whether the sender's domain is a look-alike. */
  readonly forged: boolean;
  readonly top: (domain: string) => readonly Header[];
}

const RECEIPT: Header = ['X-SES-RECEIPT', 'AEFBQUFBQUFBQUF4NDctaW52ZW50ZWQ='];
const results = (verdict: string, domain: string): Header => [
  'Authentication-Results',
  `amazonses.com; spf=${verdict}; dkim=${verdict} header.i=@${domain}; dmarc=none`,
];

const signature = (domain: string): Header => [
  'DKIM-Signature',
  `v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=s1; h=from:subject; bh=aW52ZW50ZWQ=; b=aW52ZW50ZWQ=`,
];

export const TRUST_FORMS: Readonly<Record<Trust, TrustForm>> = {
  'dmarc-pass': {
    dmarc: 'PASS',
    proves: { amazon: true, seller: true },
    forged: false,
    top: (domain) => [results('pass', domain), RECEIPT],
  },
  'dkim-result': {
    dmarc: 'GRAY',
    proves: { amazon: true, seller: true },
    forged: false,
    top: (domain) => [results('pass', domain), RECEIPT, signature(domain)],
  },
  'dmarc-fail': {
    dmarc: 'FAIL',
    proves: { amazon: false, seller: false },
    forged: false,
    top: (domain) => [results('fail', domain), RECEIPT],
  },
  'look-alike': {
    dmarc: 'PASS',
    proves: { amazon: false, seller: false },
    forged: true,
    top: (domain) => [results('pass', `${domain}.evil.example`), RECEIPT],
  },
  // SES writes its results above its receipt; everything below came with the mail.
  'results-below': {
    dmarc: 'GRAY',
    proves: { amazon: false, seller: false },
    forged: false,
    top: (domain) => [RECEIPT, results('pass', domain), signature(domain)],
  },
};

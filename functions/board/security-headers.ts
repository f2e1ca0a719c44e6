import { createHash } from 'node:crypto';
import { PAGE_STYLE } from './links/layout.ts';

const styleHash = createHash('sha256').update(PAGE_STYLE).digest('base64');

const policyOf = (sources: string): string =>
  `default-src 'none'; ${sources}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/**
 * Headers of every answer: it must not be stored, framed or indexed, send a referrer, or load anything from
 * elsewhere.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': policyOf(`style-src 'sha256-${styleHash}'`),
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex',
};

/** What differs for the pages of those who signed in: they load our script, style, pictures and what an installed board has. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policyOf(
    "script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'",
  ),
  // With no-referrer, a browser would send `Origin: null` with each form.
  'Referrer-Policy': 'same-origin',
};

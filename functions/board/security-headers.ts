import { createHash } from 'node:crypto';
import { PAGE_STYLE } from './links/layout.ts';

const styleHash = createHash('sha256').update(PAGE_STYLE).digest('base64');

/**
 * Headers of every answer: it must not be stored, framed or indexed, send a referrer, or load anything from
 * elsewhere.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex',
};

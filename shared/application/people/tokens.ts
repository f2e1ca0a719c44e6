import { createHash, randomBytes } from 'node:crypto';

/** A token that nobody guesses: 256 bits, as 43 characters that a path and a cookie may hold. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token, or said of an address in a link: whoever reads it cannot use it, nor for another purpose. */
export function hashOfToken(purpose: 'session' | 'form' | 'sign-in' | 'address', token: string): string {
  return createHash('sha256').update(`${purpose}:${token}`).digest('base64url');
}

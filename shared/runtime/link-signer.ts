import { once } from '../once.ts';
import type { LinkSigner } from '../ports/links.ts';

/** Signs and checks links by a secret. What that takes is loaded for the first link. */
export function linkSigner(secretArn: string): LinkSigner {
  const signer = once(async () => (await import('./secret-link-signer.ts')).secretLinkSigner(secretArn));
  return {
    sign: async (claims) => (await signer()).sign(claims),
    verify: async (token, now) => (await signer()).verify(token, now),
  };
}

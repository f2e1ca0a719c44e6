import { joseLinkSigner } from '../adapters/jose-link-signer.ts';
import { secretsManager } from '../adapters/secrets-manager.ts';
import type { LinkSigner } from '../ports/links.ts';
import { secretsManagerClient } from './clients/secrets-manager.ts';
import { uptime } from './uptime.ts';

/** Signs and checks links by a secret of Secrets Manager. */
export function secretLinkSigner(secretArn: string): LinkSigner {
  const secrets = secretsManager(secretsManagerClient(), uptime);
  return joseLinkSigner(
    () => secrets.read(secretArn),
    () => secrets.renew(secretArn),
  );
}

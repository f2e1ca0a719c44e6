import { createHash } from 'node:crypto';
import type { Send } from '#shared/domain/sends/send';

/** The key of the incident that a send is about: the same for all of one wait, and it reveals nothing about it. */
export function incidentKey(threadId: string, { recipient, incident, stepAt }: Send): string {
  return createHash('sha256')
    .update(`${threadId}/${recipient}/${incident ?? stepAt}`)
    .digest('hex')
    .slice(0, 32);
}

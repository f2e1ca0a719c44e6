import type { TakenOut } from '../ports/attachments.ts';
import type { SavedEvidence } from '../ports/evidence.ts';

/** The key prefix under which SES stores each mail. */
export const MAIL_PREFIX = 'mail/';

/** The key prefix of files that people took out of mails; S3 deletes them after a day. */
export const ATTACHMENT_PREFIX = 'attachments/';

/** The key prefix of threads that people saved as evidence; S3 deletes them after a day, too. */
export const EVIDENCE_PREFIX = 'evidence/';

/** The key of a file names its mail, so that whoever deletes the mail finds it. */
export function attachmentKey({ mail, place }: TakenOut): string {
  return `${ATTACHMENT_PREFIX}${place}/${mail}`;
}

/** The key of the mail from which a file was taken; undefined for any other object. */
export function mailOfAttachment(key: string): string | undefined {
  return key.startsWith(ATTACHMENT_PREFIX)
    ? key.slice(ATTACHMENT_PREFIX.length).replace(/^\d+\//, '')
    : undefined;
}

/** The key of evidence names its thread, so that whoever deletes the thread finds it. */
export function evidenceKey({ threadId, person }: SavedEvidence): string {
  return `${EVIDENCE_PREFIX}${encodeURIComponent(person)}/${threadId}`;
}

/** The id of the thread that was saved as evidence; undefined for any other object. */
export function threadOfEvidence(key: string): string | undefined {
  return key.startsWith(EVIDENCE_PREFIX)
    ? key.slice(EVIDENCE_PREFIX.length).replace(/^[^/]*\//, '')
    : undefined;
}

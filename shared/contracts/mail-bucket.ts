import type { TakenOut } from '../ports/attachments.ts';
import type { SavedEvidence } from '../ports/evidence.ts';

/** The key prefix under which SES stores each mail. */
export const MAIL_PREFIX = 'mail/';

/** The key prefix of files that people took out of mails; S3 deletes them after a day. */
export const ATTACHMENT_PREFIX = 'attachments/';

/** The key prefixes of what people write here: answers with their files, and drafts. S3 deletes them with the mails. */
export const REPLY_PREFIX = 'replies/';
export const DRAFT_PREFIX = 'drafts/';

/** The keys name the thread, whose id may hold any character, so that whoever forgets a buyer finds all of it. */
export function replyWordsKey(threadId: string, name: string): string {
  return `${REPLY_PREFIX}${encodeURIComponent(threadId)}/${name}/words.json`;
}

export function replyFileKey(threadId: string, name: string, place: number): string {
  return `${REPLY_PREFIX}${encodeURIComponent(threadId)}/${name}/file-${place}`;
}

export function draftKey(threadId: string, person: string): string {
  return `${DRAFT_PREFIX}${encodeURIComponent(threadId)}/${encodeURIComponent(person)}.json`;
}

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
  return `${EVIDENCE_PREFIX}${encodeURIComponent(person)}/${encodeURIComponent(threadId)}`;
}

/** The key prefix of what the assistant was asked and wrote; S3 deletes it after a week. */
export const HELP_PREFIX = 'assistant/';

/** The key of help names its thread, so that whoever forgets the thread finds it. */
export function helpKey(threadId: string, id: string): string {
  return `${HELP_PREFIX}${encodeURIComponent(threadId)}/${encodeURIComponent(id)}`;
}

/** The thread that an object beside the mails is about; undefined for a mail, or a file that was taken out of one. */
export function threadOfKey(key: string): string | undefined {
  const [prefix, first, second] = key.split('/');
  const thread = (named: string | undefined) => (named === undefined ? undefined : decodeURIComponent(named));
  switch (`${prefix}/`) {
    case REPLY_PREFIX:
    case DRAFT_PREFIX:
    case HELP_PREFIX:
      return thread(first);
    case EVIDENCE_PREFIX:
      return thread(second);
    default:
      return undefined;
  }
}

import type { Mailbox } from './open/parsed-mail.ts';

/** The text around a buyer's name in Amazon's subjects, in the known languages. */
const IN_SUBJECT = [
  /from Amazon customer (.+?)(?:\s*\(|$)/i,
  /de la part du client Amazon (.+?)(?:\s*\(|$)/i,
  /del cliente de Amazon (.+?)(?:\s*\(|$)/i,
  /van Amazon-klant (.+?)(?:\s*\(|$)/i,
  /Amazonのカスタマー\s*(.+?)\s*様/,
  /Amazon (.+?) pergunta do cliente/i,
];

/** The text after a buyer's name in the sender's name: `Robin - Amazon Marketplace`. */
const AFTER_NAME = /\s+[-–|]\s+.*$|\s*\(?amazon.*$/i;

/**
 * The names of a buyer, from the sender's name and from the subject. Either can be wrong (Amazon sometimes puts the
 * seller's name there), so they serve only for comparison.
 */
export function namesOfBuyer(subject: string, from: Mailbox | undefined): string[] {
  const inSubject = IN_SUBJECT.flatMap((pattern) => pattern.exec(subject)?.[1] ?? []);
  const shown = from?.name.replace(AFTER_NAME, '') ?? '';
  return different([shown, ...inSubject].flatMap((name) => [name, name.trim().split(/\s+/)[0] ?? '']));
}

const COPY_TO = /^(?:your e-?mail to|seu e-?mail para)\s+(.+)$/i;
const LONGEST_NAME_WORDS = 3;

/**
 * The names that a copy of a reply may be addressed to. In a language with an unknown subject, every ending of the
 * subject could be the name, and every beginning where the name comes first.
 */
export function namesOfAddressee(subject: string): string[] {
  const known = COPY_TO.exec(subject.trim())?.[1];
  if (known !== undefined) return different([known, known.split(/\s+/)[0] ?? '']);
  const words = subject
    .trim()
    .split(/[\s,:;\u3001\u3002\uff0c\uff1a]+|様|さん|님/u)
    .filter((word) => word !== '');
  return different(
    Array.from({ length: Math.min(LONGEST_NAME_WORDS, words.length) }, (_, index) => index + 1).flatMap(
      (count) => [words.slice(-count).join(' '), words.slice(0, count).join(' ')],
    ),
  );
}

/** The names in the form in which they are compared, each once. */
function different(names: readonly string[]): string[] {
  const plain = names.map((name) => name.normalize('NFKC').trim().toLowerCase().slice(0, 80));
  return [...new Set(plain)].filter((name) => name !== '');
}

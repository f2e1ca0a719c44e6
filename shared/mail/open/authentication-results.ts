/** What SES found when it took a mail in: the results of its `Authentication-Results: amazonses.com` header. */
export interface AuthenticationResults {
  readonly dmarc: string | undefined;
  /** One for each signature: its outcome, and the domain of `header.i` where that is a plain domain. */
  readonly dkim: readonly { readonly outcome: string; readonly domain: string | undefined }[];
}

const OUTCOME = '[a-z]+';
/** A quoted local part may hold white space; nothing else of a value does. */
const VALUE = '(?:"(?:[^"\\\\]|\\\\.)*")?[^\\s"]*';
const SPF = new RegExp(
  `^spf=${OUTCOME}(?: \\([^()]*\\))?(?: client-ip=${VALUE};)?(?: envelope-from=${VALUE};)?(?: helo=${VALUE};)?`,
  'i',
);
const DKIM = new RegExp(`^dkim=(${OUTCOME})(?: header\\.i=(\\S*))?`, 'i');
const DMARC = new RegExp(`^dmarc=(${OUTCOME})(?: header\\.from=(\\S*))?`, 'i');
const IDENTITY = /^(?:[^@\s]*@)?((?:[a-z0-9-]+\.)+[a-z]{2,})$/i;

/**
 * Reads SES's results by SES's own layout, from left to right, each value whole up to white space:
 *
 *     amazonses.com; spf=pass (spfCheck: ...) client-ip=192.0.2.1; envelope-from=a@b.example; helo=b.example;
 *      dkim=pass header.i=@b.example; dmarc=pass header.from=b.example;
 *
 * The sender chooses the envelope, the HELO name and the signing domain, so a header that departs from this layout proves
 * nothing at all.
 *
 * @returns undefined for another server's results, and for any that are not laid out like SES's
 */
export function authenticationResults(header: string): AuthenticationResults | undefined {
  let rest = header
    .slice(0, 4_000)
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
  const take = (form: RegExp): RegExpExecArray | undefined => {
    const found = form.exec(rest);
    if (found === null) return undefined;
    rest = rest.slice(found[0].length).replace(/^;/, '');
    // A value ends at white space: what follows it without any belongs to it, and then this is not SES's layout.
    if (rest !== '' && !rest.startsWith(' ')) return undefined;
    rest = rest.trimStart();
    return found;
  };
  if (take(/^amazonses\.com(?=;)/i) === undefined) return undefined;
  if (/^spf=/i.test(rest) && take(SPF) === undefined) return undefined;
  const dkim: { outcome: string; domain: string | undefined }[] = [];
  while (/^dkim=/i.test(rest)) {
    const found = take(DKIM);
    if (found === undefined) return undefined;
    const identity = (found[2] ?? '').replace(/;$/, '');
    dkim.push({
      outcome: (found[1] ?? '').toLowerCase(),
      domain: IDENTITY.exec(identity)?.[1]?.toLowerCase(),
    });
  }
  const dmarc = /^dmarc=/i.test(rest) ? take(DMARC) : undefined;
  return rest === '' ? { dmarc: dmarc?.[1]?.toLowerCase(), dkim } : undefined;
}

/** Longer than the endpoint of any push service that we know. */
const MOST_CHARACTERS = 1_500;

/** Names that are not public, and those of AWS's services, our own API among them. */
const NOT_PUBLIC =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|arpa|onion|amazonaws\.com(?:\.cn)?|on\.aws)$/;

/**
 * Whether a browser's endpoint may be sent to: the whole URL comes from outside, so that somebody could name any host. Only
 * HTTPS on its own port and to a public name; an address is none. (`notify` runs outside of any private network, so that a
 * public name with a private address leads nowhere, and follows no redirect.)
 */
export function isPushEndpoint(text: string): boolean {
  if (text.length > MOST_CHARACTERS || !URL.canParse(text)) return false;
  const { protocol, username, password, port, hostname, hash } = new URL(text);
  if (protocol !== 'https:' || username !== '' || password !== '' || port !== '' || hash !== '') return false;
  const name = hostname.replace(/\.$/, '');
  // The parser has turned each spelling of an IPv4 address into four numbers by now, and IPv6 has brackets.
  return /^(?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]*$/.test(name) && !NOT_PUBLIC.test(name);
}

const SERVICES: readonly (readonly [host: RegExp, name: string])[] = [
  [/(?:^|\.)googleapis\.com$/, 'Google'],
  [/(?:^|\.)mozilla\.com$/, 'Mozilla'],
  [/(?:^|\.)apple\.com$/, 'Apple'],
  [/(?:^|\.)windows\.com$/, 'Microsoft'],
];

/** Whose push service an endpoint is of, in a word that reveals no device. */
export function pushServiceOf(endpoint: string): string {
  const host = URL.canParse(endpoint) ? new URL(endpoint).hostname : '';
  return SERVICES.find(([pattern]) => pattern.test(host))?.[1] ?? 'another push service';
}

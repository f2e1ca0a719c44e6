/** The base addresses of services that have one of their own, as their documentation names them. */
export const HOSTS = {
  pagerduty: { us: 'https://events.pagerduty.com', eu: 'https://events.eu.pagerduty.com' },
  pushover: 'https://api.pushover.net',
  telegram: 'https://api.telegram.org',
};

/** `apps` replaces the servers that the settings name for apps of the user's own. */
export type Hosts = typeof HOSTS & { readonly apps?: string };

/** One address for all of them, where a run must not reach the services themselves. */
export function hostsAt(url: string): Hosts {
  return { pagerduty: { us: url, eu: url }, pushover: url, telegram: url, apps: url };
}

/** The base addresses of services that have one of their own, as their documentation names them. */
export const HOSTS = {
  pagerduty: { us: 'https://events.pagerduty.com', eu: 'https://events.eu.pagerduty.com' },
  pushover: 'https://api.pushover.net',
  telegram: 'https://api.telegram.org',
};

export type Hosts = typeof HOSTS;

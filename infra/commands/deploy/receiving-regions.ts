/**
 * Regions in which SES receives mail, to the best of our knowledge as of November 2026. AWS's own list is the source:
 * "Amazon Simple Email Service endpoints and quotas", email receiving endpoints.
 */
export const RECEIVING_REGIONS = [
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'ca-central-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'ap-northeast-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
] as const;

/** The host that the MX record of an intake domain must name. */
export function receivingHost(region: string): string {
  return `inbound-smtp.${region}.amazonaws.com`;
}

/** Whether SES receives mail in a region: it is in our list, or AWS has added it and its host has an address. */
export async function takesMailIn(
  region: string,
  hasAddress: (host: string) => Promise<boolean>,
): Promise<boolean> {
  return RECEIVING_REGIONS.some((one) => one === region) || (await hasAddress(receivingHost(region)));
}

/**
 * Regions in which SES takes mail in, as of November 2026 as far as we know. AWS's own list is the source: "Amazon Simple
 * Email Service endpoints and quotas", email receiving endpoints.
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

/** Where the mail exchanger record of an intake domain leads to. */
export function receivingHost(region: string): string {
  return `inbound-smtp.${region}.amazonaws.com`;
}

/** Whether SES takes mail in there: by our list, or, as AWS adds regions, because its host has an address by now. */
export async function takesMailIn(
  region: string,
  hasAddress: (host: string) => Promise<boolean>,
): Promise<boolean> {
  return RECEIVING_REGIONS.some((one) => one === region) || (await hasAddress(receivingHost(region)));
}

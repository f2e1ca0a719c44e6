/** SP-API's regions: each has its own endpoint, authorisations and notifications. */
export const REGIONS = ['na', 'eu', 'fe'] as const;

export type Region = (typeof REGIONS)[number];

const FAR_EAST = new Set(['A1VC38T7YXB528', 'A39IBJ37TRP1C6', 'A19VAU5U5O7RUS']);
const NORTH_AMERICA = new Set(['ATVPDKIKX0DER', 'A2EUQ1WTGCTBG2', 'A1AM78C64UM0Y8', 'A2Q3Y263D00KWC']);

/** The region of a marketplace; the European one includes the Middle East and India. */
export function regionOf(marketplaceId: string): Region {
  if (NORTH_AMERICA.has(marketplaceId)) return 'na';
  return FAR_EAST.has(marketplaceId) ? 'fe' : 'eu';
}

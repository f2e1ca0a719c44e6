/** One of Amazon's marketplaces, by SP-API id, country and top-level domain. */
export interface Marketplace {
  readonly id: string;
  readonly country: string;
  /** The part after `amazon.` and `sellercentral.amazon.`. */
  readonly tld: string;
}

const rows = [
  ['ATVPDKIKX0DER', 'US', 'com'],
  ['A2EUQ1WTGCTBG2', 'CA', 'ca'],
  ['A1AM78C64UM0Y8', 'MX', 'com.mx'],
  ['A2Q3Y263D00KWC', 'BR', 'com.br'],
  ['A1F83G8C2ARO7P', 'GB', 'co.uk'],
  ['A1PA6795UKMFR9', 'DE', 'de'],
  ['A13V1IB3VIYZZH', 'FR', 'fr'],
  ['APJ6JRA9NG5V4', 'IT', 'it'],
  ['A1RKKUPIHCS9HS', 'ES', 'es'],
  ['A1805IZSGTT6HS', 'NL', 'nl'],
  ['A2NODRKZP88ZB9', 'SE', 'se'],
  ['A1C3SOZRARQ6R3', 'PL', 'pl'],
  ['AMEN7PMS3EDWL', 'BE', 'com.be'],
  ['A28R8C7NBKEWEA', 'IE', 'ie'],
  ['A33AVAJ2PDY3EV', 'TR', 'com.tr'],
  ['A2VIGQ35RCS4UG', 'AE', 'ae'],
  ['A17E79C6D8DWNP', 'SA', 'sa'],
  ['ARBP9OOSHTCHU', 'EG', 'eg'],
  ['A21TJRUUN4KGV', 'IN', 'in'],
  ['A1VC38T7YXB528', 'JP', 'co.jp'],
  ['A39IBJ37TRP1C6', 'AU', 'com.au'],
  ['A19VAU5U5O7RUS', 'SG', 'sg'],
] as const;

export const MARKETPLACES: readonly Marketplace[] = rows.map(([id, country, tld]) => ({ id, country, tld }));

/** The countries that settings may name. */
export const COUNTRIES = rows.map(([, country]) => country);

export function marketplaceById(id: string | undefined): Marketplace | undefined {
  return MARKETPLACES.find((marketplace) => marketplace.id === id);
}

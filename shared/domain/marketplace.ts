/** One of Amazon's marketplaces, by SP-API id, country and top-level domain. */
export interface Marketplace {
  readonly id: string;
  readonly country: string;
  /** The part after `amazon.` and `sellercentral.amazon.`. */
  readonly tld: string;
  /** The languages that most of its buyers write, as ISO 639-1, the most frequent first. */
  readonly languages: readonly string[];
}

const rows = [
  ['ATVPDKIKX0DER', 'US', 'com', 'en'],
  ['A2EUQ1WTGCTBG2', 'CA', 'ca', 'en fr'],
  ['A1AM78C64UM0Y8', 'MX', 'com.mx', 'es'],
  ['A2Q3Y263D00KWC', 'BR', 'com.br', 'pt'],
  ['A1F83G8C2ARO7P', 'GB', 'co.uk', 'en'],
  ['A1PA6795UKMFR9', 'DE', 'de', 'de'],
  ['A13V1IB3VIYZZH', 'FR', 'fr', 'fr'],
  ['APJ6JRA9NG5V4', 'IT', 'it', 'it'],
  ['A1RKKUPIHCS9HS', 'ES', 'es', 'es'],
  ['A1805IZSGTT6HS', 'NL', 'nl', 'nl'],
  ['A2NODRKZP88ZB9', 'SE', 'se', 'sv'],
  ['A1C3SOZRARQ6R3', 'PL', 'pl', 'pl'],
  ['AMEN7PMS3EDWL', 'BE', 'com.be', 'fr nl de'],
  ['A28R8C7NBKEWEA', 'IE', 'ie', 'en'],
  ['A33AVAJ2PDY3EV', 'TR', 'com.tr', 'tr'],
  ['A2VIGQ35RCS4UG', 'AE', 'ae', 'ar en'],
  ['A17E79C6D8DWNP', 'SA', 'sa', 'ar en'],
  ['ARBP9OOSHTCHU', 'EG', 'eg', 'ar en'],
  ['A21TJRUUN4KGV', 'IN', 'in', 'en hi'],
  ['A1VC38T7YXB528', 'JP', 'co.jp', 'ja'],
  ['A39IBJ37TRP1C6', 'AU', 'com.au', 'en'],
  ['A19VAU5U5O7RUS', 'SG', 'sg', 'en zh'],
] as const;

export const MARKETPLACES: readonly Marketplace[] = rows.map(([id, country, tld, languages]) => ({
  id,
  country,
  tld,
  languages: languages.split(' '),
}));

/** The countries that settings may name. */
export const COUNTRIES = rows.map(([, country]) => country);

export function marketplaceById(id: string | undefined): Marketplace | undefined {
  return MARKETPLACES.find((marketplace) => marketplace.id === id);
}

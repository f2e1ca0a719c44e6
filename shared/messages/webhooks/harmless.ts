import { MARKETPLACES } from '#shared/domain/marketplace';
import { withoutLinks } from '../plain.ts';

/** A site of Amazon whose dots were taken for those of a link, and that is no part of a longer name. */
const AMAZON_SITE = new RegExp(
  `(?<![\\p{L}\\p{N}_\\-\\]])amazon\\[[.]\\](?:${MARKETPLACES.map(({ tld }) => tld.replaceAll('.', '\\[[.]\\]')).join('|')})(?![\\p{L}\\p{N}_\\-[@:/])`,
  'gu',
);

/**
 * A line of an alert for an app that makes links and mentions of words by itself: nothing in it is either, whoever wrote it.
 * The names of Amazon's sites stay as people know them.
 */
export function harmless(line: string): string {
  return withoutLinks(line)
    .replace(AMAZON_SITE, (site) => site.replaceAll('[.]', '.'))
    .replaceAll('@', '＠');
}

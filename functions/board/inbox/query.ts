import { intakeAddresses } from '#shared/contracts/settings/intake-addresses';
import type { Settings } from '#shared/contracts/settings/settings';
import { THREAD_KINDS } from '#shared/domain/rules/policy';
import { TOPICS } from '#shared/domain/topic';
import type { BoardFilter } from '#shared/ports/board';
import * as z from '#shared/zod';

/** What the address of the inbox says: which threads, and where the list goes on. All of it is text, as in the address. */
export interface InboxQuery {
  readonly state: 'waits' | 'answered' | 'all';
  readonly store?: string | undefined;
  readonly marketplace?: string | undefined;
  readonly kind?: string | undefined;
  readonly language?: string | undefined;
  readonly topic?: string | undefined;
  /** `mine`, `nobody`, or the id of a person. */
  readonly holder?: string | undefined;
  /** `yes` for only what is urgent. */
  readonly urgent?: string | undefined;
  /** An order, or the id of a thread. */
  readonly search?: string | undefined;
  readonly after?: string | undefined;
}

/** The parts of the address that leave threads out of the list. */
export const FILTERS = ['store', 'marketplace', 'kind', 'language', 'topic', 'holder', 'urgent'] as const;

const text = (longest: number) => z.catch(z.optional(z.string().check(z.maxLength(longest))), undefined);

const querySchema = z.object({
  state: z.catch(z.enum(['waits', 'answered', 'all']), 'waits'),
  store: text(32),
  marketplace: text(20),
  kind: text(20),
  language: text(8),
  topic: text(20),
  holder: text(32),
  urgent: z.catch(z.optional(z.literal('yes')), undefined),
  search: text(500),
  after: text(700),
});

/** Reads the address of the inbox; what makes no sense in it counts as left out, as an empty field of a form does. */
export function inboxQuery(parameters: Readonly<Record<string, string>>): InboxQuery {
  const given = Object.entries(parameters).filter(([, value]) => value.trim() !== '');
  const { search, ...query } = querySchema.parse(Object.fromEntries(given));
  return { ...query, ...(search !== undefined && { search: search.trim() }) };
}

/** The address of the inbox with some parts changed; a part that is undefined is left out. */
export function inboxPath(query: InboxQuery, changes: Partial<InboxQuery> = {}): string {
  const { state, ...rest } = { ...query, ...changes };
  const parts = Object.entries({ ...(state !== 'waits' && { state }), ...rest }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  );
  return parts.length === 0 ? '/inbox' : `/inbox?${new URLSearchParams(parts).toString()}`;
}

/** How many filters are set. */
export function filtersIn(query: InboxQuery): number {
  return FILTERS.filter((name) => query[name] !== undefined).length;
}

/** The filter as the board's index understands it; a value that it does not know finds nothing. */
export function filterOf(query: InboxQuery, visitor: string): BoardFilter {
  const { store, marketplace, kind, language, topic, holder, urgent } = query;
  const known = <Name extends string>(names: readonly Name[], name: string): Name | undefined =>
    names.find((one) => one === name);
  return {
    ...(store !== undefined && { store }),
    ...(marketplace !== undefined && { marketplaceId: marketplace }),
    ...(kind !== undefined && { kind: known(THREAD_KINDS, kind) ?? 'canary' }),
    ...(language !== undefined && { language }),
    ...(topic !== undefined && { topic: known(TOPICS, topic) ?? 'other' }),
    ...(holder !== undefined && {
      holder: holder === 'nobody' ? null : holder === 'mine' ? visitor : holder,
    }),
    ...(urgent !== undefined && { urgent: true }),
  };
}

/** The page on which a person confirms that threads are marked at Amazon, one after another. */
export function confirmPath(threads: readonly string[]): string {
  return `/inbox/confirm?${new URLSearchParams(threads.map((thread): [string, string] => ['thread', thread])).toString()}`;
}

/** The marketplaces of the settings, each once. */
export function marketplacesOf(settings: Settings): string[] {
  return [...new Set(intakeAddresses(settings).map(({ marketplaceId }) => marketplaceId))];
}

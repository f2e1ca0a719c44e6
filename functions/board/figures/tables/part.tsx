import type { FC, PropsWithChildren } from 'hono/jsx';
import type { Settings } from '#shared/contracts/settings/settings';
import { marketplaceById } from '#shared/domain/marketplace';
import { plain } from '#shared/messages/plain';
import type { FiguresView } from '../figures-view.ts';
import type { Reading } from '../reading.ts';

export interface TableProps {
  readonly view: FiguresView;
  readonly reading: Reading;
  readonly settings: Settings;
}

/** A table with its title and its sentence. */
export const Part: FC<PropsWithChildren<{ readonly title: string; readonly means: string }>> = ({
  title,
  means,
  children,
}) => (
  <section class="panel part">
    <h2>{title}</h2>
    <p class="small quiet">{means}</p>
    {children}
  </section>
);

/** A figure, and whether it misses its line. */
export const Judged: FC<PropsWithChildren<{ readonly isBad: boolean }>> = ({ isBad, children }) =>
  isBad ? <b class="missed">▼ {children}</b> : <>{children}</>;

/** A store and its marketplace: `Acme US, amazon.com`. */
export function placeName({ stores }: Settings, store: string, marketplaceId: string | null): string {
  const tld = marketplaceById(marketplaceId ?? undefined)?.tld;
  const name = plain(stores[store]?.name ?? store);
  return tld === undefined ? name : `${name} · amazon.${tld}`;
}

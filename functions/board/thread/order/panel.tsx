import type { FC, PropsWithChildren } from 'hono/jsx';
import type { Instant } from '#shared/domain/instant';
import type { Order, Parcel } from '#shared/domain/order/order';
import { wordsIn } from '#shared/messages/catalogue';
import { threadPath } from '#shared/messages/thread-url';
import { wallClock } from '#shared/messages/time';
import { PostForm } from '#functions/board/web/post-form.tsx';
import type { Visitor } from '#functions/board/web/visitor';
import type { OrderBeside } from './order-beside.ts';
import { orderWords } from './words.ts';

interface PanelProps {
  readonly beside: OrderBeside;
  readonly threadId: string;
  readonly visitor: Visitor;
  readonly now: Instant;
}

/** The order of a thread: what it is, where it is, and whether it is in time. While Amazon is asked, the script looks again. */
export const OrderPanel: FC<PanelProps> = ({ beside, threadId, visitor, now }) => {
  const { reader } = visitor;
  const words = orderWords[reader.language];
  const path = `${threadPath(threadId)}/order`;
  const asked = 'asked' in beside ? beside.asked : undefined;
  const kept = asked?.kept;
  const isAsking = beside.state === 'asking';
  return (
    <section
      class="panel stack order"
      id="order"
      aria-labelledby="order-title"
      {...(isAsking && { 'data-asking': path, 'aria-busy': 'true' })}
    >
      <h2 id="order-title">
        {words.title} {kept !== undefined && <span class="tag">{words.status[kept.order.status]}</span>}
      </h2>
      {kept !== undefined && <Facts order={kept.order} visitor={visitor} now={now} />}
      <div class="small" role="status">
        {beside.state === 'answered' && kept !== undefined ? (
          <p class="quiet">{words.asOf(wordsIn(reader.language).dueAt(kept.at, reader.timeZone))}</p>
        ) : beside.state === 'failed' ? (
          <p class="wrong">{words.failure[asked?.failure ?? 'unavailable']}</p>
        ) : (
          <p class="quiet">
            {words[beside.state === 'answered' ? 'unasked' : beside.state]}{' '}
            {isAsking && <a href={path}>{words.look}</a>}
          </p>
        )}
      </div>
      <Ask beside={beside} visitor={visitor} path={path} />
    </section>
  );
};

const Ask: FC<{ readonly beside: OrderBeside; readonly visitor: Visitor; readonly path: string }> = ({
  beside: { state },
  visitor,
  path,
}) => {
  const words = orderWords[visitor.reader.language];
  if (state === 'none' || state === 'off' || state === 'asking') return null;
  const label = state === 'answered' ? words.again : state === 'unasked' ? words.fetch : words.retry;
  return (
    <PostForm visitor={visitor} action={path}>
      <button class="small">{label}</button>
    </PostForm>
  );
};

const Facts: FC<{ readonly order: Order; readonly visitor: Visitor; readonly now: Instant }> = ({
  order,
  visitor: { reader },
  now,
}) => {
  const words = orderWords[reader.language];
  const isOpen = order.status === 'unshipped' || order.status === 'partially-shipped';
  const isUnderWay =
    isOpen ||
    (order.status === 'shipped' &&
      order.fulfilledBy !== 'amazon' &&
      order.parcels.some(({ status }) => status !== 'delivered' && status !== 'cancelled'));
  return (
    <>
      {order.cancellationAsked && order.status !== 'cancelled' && <p class="warning">{words.cancellation}</p>}
      <ul class="items">
        {order.items.map(({ title, asin, quantity }) => (
          <li>
            {words.quantity(quantity)} <bdi>{title ?? words.noTitle}</bdi>
            {asin !== undefined && <span class="quiet small"> {asin}</span>}
          </li>
        ))}
      </ul>
      <dl class="pairs">
        <Day label={words.placed} at={order.placedAt} reader={reader} />
        <Day label={words.shipBy} at={order.shipBy} reader={reader}>
          {isOpen && isPast(order.shipBy, now) && <span class="tag missed">{words.late}</span>}
        </Day>
        <Day label={words.deliverBy} at={order.deliverBy} reader={reader}>
          {isUnderWay && isPast(order.deliverBy, now) && <span class="tag missed">{words.late}</span>}
        </Day>
      </dl>
      {order.fulfilledBy === 'amazon' ? (
        <p class="quiet small">{words.amazons}</p>
      ) : order.parcels.length === 0 ? (
        order.status !== 'cancelled' && <p class="quiet small">{words.noParcel}</p>
      ) : (
        <div>
          <h3>{words.parcels(order.parcels.length)}</h3>
          <ul class="parcels">
            {order.parcels.map((parcel) => (
              <ParcelItem parcel={parcel} reader={reader} />
            ))}
          </ul>
        </div>
      )}
    </>
  );
};

const Day: FC<
  PropsWithChildren<{
    readonly label: string;
    readonly at: Instant | undefined;
    readonly reader: Visitor['reader'];
  }>
> = ({ label, at, reader, children }) =>
  at === undefined ? null : (
    <>
      <dt>{label}</dt>
      <dd>
        <ClockAt at={at} reader={reader} /> {children}
      </dd>
    </>
  );

/** An instant in the reader's zone, which the line below the facts names: the panel is too narrow to repeat it. */
const ClockAt: FC<{ readonly at: Instant; readonly reader: Visitor['reader'] }> = ({ at, reader }) => (
  <time datetime={new Date(at).toISOString()} title={wordsIn(reader.language).dueAt(at, reader.timeZone)}>
    {wallClock(reader.language, at, reader.timeZone)}
  </time>
);

const ParcelItem: FC<{ readonly parcel: Parcel; readonly reader: Visitor['reader'] }> = ({
  parcel: { carrier, tracking, status, shippedAt },
  reader,
}) => {
  const words = orderWords[reader.language];
  return (
    <li>
      <p>
        <bdi>{carrier ?? words.noCarrier}</bdi> <span class="tag">{words.parcel[status]}</span>
      </p>
      {tracking !== undefined && (
        <p class="tracking">
          <code>{tracking}</code>
          <button
            type="button"
            class="small"
            hidden
            data-copy={tracking}
            data-copied={words.copied}
            aria-label={words.copyOf(tracking)}
          >
            {words.copy}
          </button>
        </p>
      )}
      {shippedAt !== undefined && (
        <p class="quiet small">
          {words.shipped} <ClockAt at={shippedAt} reader={reader} />
        </p>
      )}
    </li>
  );
};

function isPast(at: Instant | undefined, now: Instant): boolean {
  return at !== undefined && at < now;
}

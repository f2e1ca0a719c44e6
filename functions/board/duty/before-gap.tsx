import type { FC } from 'hono/jsx';
import type { Instant } from '#shared/domain/instant';
import { marketplaceById } from '#shared/domain/marketplace';
import { wordsIn } from '#shared/messages/catalogue';
import { nameIn } from '#shared/messages/names';
import { plain } from '#shared/messages/plain';
import { threadPath } from '#shared/messages/thread-url';
import { spanIn } from '#shared/messages/time';
import { HoldingFields } from '../desk/holding-fields.tsx';
import { replyPath } from '../thread/reply/path.ts';
import { deskWords } from '../thread/reply/words.ts';
import { TimeLeft } from '../web/due.tsx';
import { PostForm } from '../web/post-form.tsx';
import type { Visitor } from '../web/visitor.ts';
import type { DueInGap } from './due-in-gap.ts';
import { dutyWords } from './words.ts';

interface BeforeGapProps {
  readonly visitor: Visitor;
  readonly due: { readonly shown: readonly DueInGap[]; readonly more: number };
  readonly now: Instant;
}

/** Buyers who would have no answer in time, each with a holding answer that one tap sends. */
export const BeforeGap: FC<BeforeGapProps> = ({ visitor, due: { shown, more }, now }) => {
  const [first] = shown;
  if (first === undefined) return null;
  const { language, timeZone } = visitor.reader;
  const words = dutyWords[language];
  return (
    <section class="notice warn stack" aria-labelledby="before-gap">
      <h2 id="before-gap">{words.dueInGap(shown.length + more)}</h2>
      <p>{words.dueInGapLead(spanIn(language, first.gap, timeZone))}</p>
      <p class="quiet small">{deskWords[language].holdingWhat}</p>
      <p class="quiet small">{deskWords[language].byHand}</p>
      <ul class="gaps">
        {shown.map((one) => (
          <Row visitor={visitor} due={one} now={now} />
        ))}
      </ul>
      {more > 0 && (
        <p>
          <a href="/inbox">{words.moreDueInGap(more)}</a>
        </p>
      )}
    </section>
  );
};

const Row: FC<{ readonly visitor: Visitor; readonly due: DueInGap; readonly now: Instant }> = ({
  visitor,
  due: { situation, version, dueAt, offer, needsApproval },
  now,
}) => {
  const { reader, versioned } = visitor;
  const { language, timeZone } = reader;
  const words = deskWords[language];
  const { thread } = situation;
  const store = plain(versioned.settings.stores[thread.store]?.name ?? thread.store);
  const country = marketplaceById(thread.marketplaceId)?.country;
  const answer = (
    <a class="button" href={`${threadPath(thread.id)}#composer`}>
      {dutyWords[language].answerFirst}
    </a>
  );
  return (
    <li>
      <div>
        <p>
          <b>
            <TimeLeft due={dueAt} now={now} reader={reader} />
          </b>{' '}
          <a id={`due-${thread.id}`} href={threadPath(thread.id)}>
            {[store, country && nameIn(language, 'region', country), thread.orderId && plain(thread.orderId)]
              .filter((part) => part !== undefined)
              .join(' · ')}
          </a>
        </p>
        {offer === undefined ? (
          <p class="small">{dutyWords[language].noPromise}</p>
        ) : (
          <details>
            <summary>{words.holdingBy(wordsIn(language).dueAt(offer.promise, timeZone))}</summary>
            <div class="said" dir="auto" lang={offer.language}>
              {offer.text}
            </div>
            {offer.own !== undefined && (
              <div class="said quiet" dir="auto" lang={language}>
                {offer.own}
              </div>
            )}
          </details>
        )}
      </div>
      {offer === undefined || offer.missing.length > 0 ? (
        answer
      ) : (
        <PostForm visitor={visitor} action={replyPath(thread.id)}>
          <HoldingFields thread={thread} version={version} offer={offer} />
          <input type="hidden" name="back" value="duty" />
          <button
            type="submit"
            name="act"
            value="holding"
            class="primary"
            aria-describedby={`due-${thread.id}`}
          >
            {needsApproval ? words.submit : dutyWords[language].sendHolding}
          </button>
        </PostForm>
      )}
    </li>
  );
};

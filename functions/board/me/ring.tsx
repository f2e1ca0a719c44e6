import type { FC } from 'hono/jsx';
import type { Outcome } from '#shared/domain/sends/send';
import type { Instant } from '#shared/domain/instant';
import { wordsIn } from '#shared/messages/catalogue';
import { PostForm } from '../web/post-form.tsx';
import { Notice, Shell } from '../web/shell.tsx';
import type { Visitor } from '../web/visitor.ts';
import { RING_ADVICE } from './ring-advice.ts';
import { ringWords } from './ring-words.ts';
import { type Way, waysOf } from './ways.ts';

/** How a test ring went so far; `silent` when nobody has answered for a minute. */
export type RingState = Outcome | { readonly result: 'waiting' | 'silent' };

/** Buttons that ring a person, one for each way that reaches them. */
export const RingForms: FC<{
  readonly visitor: Visitor;
  readonly hasPush: boolean;
  readonly said?: 'tooMany' | 'unknownWay' | undefined;
}> = ({ visitor, hasPush, said }) => {
  const { language } = visitor.reader;
  const words = ringWords[language];
  return (
    <section class="panel stack" aria-labelledby="ring">
      <h2 id="ring">{words.title}</h2>
      {said !== undefined && <Notice kind="failed">{words[said]}</Notice>}
      <p class="quiet">{words.lead}</p>
      <ul class="sessions">
        {waysOf(visitor.versioned.settings, visitor.id, hasPush).map((way) => (
          <li>
            <div>
              {nameOf(way, visitor)}
              {way.others.length > 0 && (
                <p class="quiet small">{words.othersRead(wordsIn(language).names(way.others))}</p>
              )}
            </div>
            <PostForm visitor={visitor} action="/me/ring">
              <input type="hidden" name="channel" value={way.channel} />
              <button aria-label={words.ringBy(nameOf(way, visitor))}>{words.ring}</button>
            </PostForm>
          </li>
        ))}
      </ul>
    </section>
  );
};

interface RingPageProps {
  readonly visitor: Visitor;
  readonly way: Way;
  readonly state: RingState;
  /** What the person said, once they said it. */
  readonly rang: 'yes' | 'no' | undefined;
  /** The path of this page, to which an answer is added. */
  readonly path: string;
  readonly now: Instant;
}

/** How a test ring went, and whether it was heard. */
export const RingPage: FC<RingPageProps> = ({ visitor, way, state, rang, path, now }) => {
  const words = ringWords[visitor.reader.language];
  return (
    <Shell visitor={visitor} title={words.title} now={now}>
      <div class="me stack">
        <h1>{nameOf(way, visitor)}</h1>
        <RingOutcome visitor={visitor} state={state} path={path} />
        {state.result === 'accepted' && rang === undefined && (
          <section class="panel stack" aria-labelledby="did-it-ring">
            <h2 id="did-it-ring">{words.didItRing}</h2>
            <p class="row-of-buttons">
              <a class="button primary" href={`${path}&rang=yes`}>
                {words.yes}
              </a>
              <a class="button" href={`${path}&rang=no`}>
                {words.no}
              </a>
            </p>
          </section>
        )}
        {rang === 'yes' && <p>{words.rang}</p>}
        {rang === 'no' && (
          <section class="panel stack" aria-labelledby="check">
            <h2 id="check">{words.check}</h2>
            <ul class="checks">
              {RING_ADVICE[visitor.reader.language][way.kind].checks.map((check) => (
                <li>{check}</li>
              ))}
            </ul>
          </section>
        )}
        <p>
          <a href="/me#ring">{words.back}</a>
        </p>
      </div>
    </Shell>
  );
};

const RingOutcome: FC<{ readonly visitor: Visitor; readonly state: RingState; readonly path: string }> = ({
  visitor,
  state,
  path,
}) => {
  const words = ringWords[visitor.reader.language];
  const said = { retry: words.failed, unknown: words.failed, broken: words.refused };
  switch (state.result) {
    case 'accepted':
      return <Notice kind="done">{words.accepted}</Notice>;
    case 'waiting':
      return (
        <Notice kind="warn">
          {words.waiting} <a href={path}>{words.lookAgain}</a>
        </Notice>
      );
    case 'silent':
      return (
        <Notice kind="failed">
          {words.silent} <a href={path}>{words.lookAgain}</a>
        </Notice>
      );
    default:
      return (
        <Notice kind="failed">
          <p>{said[state.result]}</p>
          <p class="small">{words.answer(state.reason)}</p>
        </Notice>
      );
  }
};

/** `Slack channel care`, or `飞书（on-call）`. */
function nameOf({ kind, name }: Way, { reader }: Visitor): string {
  const words = ringWords[reader.language];
  if (kind === 'email') return words.byEmail(name);
  if (kind === 'slack') return words.bySlack(name);
  if (kind === 'push') return words.byPush;
  return words.byService(RING_ADVICE[reader.language][kind].service.trim(), name);
}

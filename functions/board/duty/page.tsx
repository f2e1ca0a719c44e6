import type { FC } from 'hono/jsx';
import { coverageHoles } from '#shared/application/checks/coverage-report';
import { rotasShown } from '#shared/application/views/rotas-shown';
import type { DutyRota } from '#shared/domain/duty/duty-rota';
import { STANDING_DUTY } from '#shared/domain/duty/standing-duty';
import type { Instant } from '#shared/domain/instant';
import { plain } from '#shared/messages/plain';
import { zoneIn } from '#shared/messages/time';
import { Notice, Shell } from '../web/shell.tsx';
import type { Visitor } from '../web/visitor.ts';
import { shellWords } from '../web/words.ts';
import { Calendar, WEEKS } from './calendar.tsx';
import { Coming } from './coming.tsx';
import { BeforeGap } from './before-gap.tsx';
import type { DueInGap } from './due-in-gap.ts';
import { HoldingSent, type SentFromHere } from './holding-sent.tsx';
import type { Effect } from './effect.ts';
import type { TakeoverFields, Wrong } from './form.ts';
import { Gaps } from './gaps.tsx';
import { OnCall } from './on-call.tsx';
import { Preview } from './preview.tsx';
import { TakeOverForm } from './take-over-form.tsx';
import { type DutyWords, dutyWords } from './words.ts';

/** What has just happened. */
export const OUTCOMES = ['made', 'undone', 'gone', 'notYours'] as const;
export type DutyOutcome = (typeof OUTCOMES)[number];

/** Who is on duty now, next, and in the next eight weeks. */
export const DutyPage: FC<{
  readonly visitor: Visitor;
  readonly outcome?: DutyOutcome;
  /** The holding answer that was just sent. */
  readonly sent?: SentFromHere | undefined;
  readonly due: { readonly shown: readonly DueInGap[]; readonly more: number };
  readonly now: Instant;
}> = ({ visitor, outcome, sent, due, now }) => {
  const { reader, versioned } = visitor;
  const words = dutyWords[reader.language];
  const rotas = rotasShown(versioned, reader.timeZone);
  const holes = coverageHoles(versioned, now, WEEKS * 7);
  const nameOf = namesIn(visitor);
  const takeovers = (versioned.takenOver?.takeovers ?? []).filter(({ until }) => until > now);
  const title = shellWords[reader.language].pages.duty;
  return (
    <Shell visitor={visitor} title={title} page="duty" now={now}>
      <h1 class="unseen">{title}</h1>
      <div class="duty stack">
        {outcome !== undefined && (
          <Notice kind={outcome === 'made' || outcome === 'undone' ? 'done' : 'failed'}>
            {words[outcome]}
          </Notice>
        )}
        {sent !== undefined && <HoldingSent visitor={visitor} sent={sent} />}
        <BeforeGap visitor={visitor} due={due} now={now} />
        <div class="duty-top">
          <OnCall visitor={visitor} rotas={rotas} nameOf={nameOf} now={now} />
          <Coming visitor={visitor} takeovers={takeovers} nameOf={nameOf} now={now} />
        </div>
        <Gaps visitor={visitor} holes={holes} now={now} />
        <section class="stack" aria-labelledby="calendar">
          <h2 id="calendar">{words.calendar}</h2>
          <p class="quiet">{zonesIn(rotas, visitor, words, now)}</p>
          <Calendar visitor={visitor} rotas={rotas} holes={holes} nameOf={nameOf} now={now} />
        </section>
      </div>
    </Shell>
  );
};

/** The form alone, with what is wrong with it or what it would change. */
export const TakeOverPage: FC<{
  readonly visitor: Visitor;
  readonly fields: TakeoverFields;
  readonly wrong?: Wrong;
  readonly effect?: Effect;
  readonly form: string;
  readonly now: Instant;
}> = ({ visitor, fields, wrong, effect, form, now }) => {
  const words = dutyWords[visitor.reader.language];
  return (
    <Shell visitor={visitor} title={words.form} page="duty" now={now}>
      <h1 class="unseen">{words.form}</h1>
      <div class="duty narrow stack">
        {wrong !== undefined && (
          <Notice kind="failed">
            <b>{words.wrongTitle}</b>
            <ul>
              {Object.entries(wrong).map(([name, word]) => (
                <li>
                  <a href={`#${name}`}>{words.wrong[word]}</a>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {effect !== undefined && (
          <Preview visitor={visitor} fields={fields} form={form} effect={effect} nameOf={namesIn(visitor)} />
        )}
        <TakeOverForm visitor={visitor} fields={fields} now={now} {...(wrong !== undefined && { wrong })} />
      </div>
    </Shell>
  );
};

function namesIn({ versioned: { settings } }: Visitor): (person: string) => string {
  return (person) => plain(settings.people[person]?.name ?? person);
}

/** Whose time zone the page uses, and which rotas are written in another. */
function zonesIn(rotas: readonly DutyRota[], { reader }: Visitor, words: DutyWords, now: Instant): string {
  const zoneOf = (timeZone: string): string => zoneIn(reader.language, now, timeZone);
  const own = zoneOf(reader.timeZone);
  const others = rotas.filter(({ id, timeZone }) => id !== STANDING_DUTY && zoneOf(timeZone) !== own);
  const named = others.map(({ id, timeZone }) => words.rotaZone(id, zoneOf(timeZone))).join(words.joined);
  return named === '' ? words.yourZone(own) : words.zones(own, named);
}

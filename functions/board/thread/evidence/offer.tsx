import type { FC } from 'hono/jsx';
import { days, type Instant } from '#shared/domain/instant';
import { wordsIn } from '#shared/messages/catalogue';
import { plain } from '#shared/messages/plain';
import type { Read } from '#shared/ports/people/reads';
import type { Visitor } from '#functions/board/web/visitor';
import { ActForm } from '../act-form.tsx';
import { type PageContext, personNameIn } from '../context.ts';
import { dayOfYear } from './times.ts';
import { hasWordsSince, isDisputed, wordsEndAt } from './words-end.ts';
import { evidenceWords } from './words.ts';

type Part = FC<{ readonly context: PageContext }>;

/** Everybody hears of the end of the words so long before. */
const SOON_MS = days(7);

/** In the midst of the page, while words that a dispute may need are not saved yet. */
export const EvidenceCall: Part = ({ context }) => {
  const { visitor, now } = context;
  const words = evidenceWords[visitor.reader.language];
  const { endsAt, isNeeded } = evidenceOf(context);
  if (!isNeeded || endsAt === undefined) return null;
  const isSoon = endsAt - now < SOON_MS;
  const day = dayOfYear(visitor.reader, endsAt);
  if (!visitor.isManager)
    return isSoon ? <p class="quiet small">{words.endsFor(day, managersIn(visitor))}</p> : null;
  return (
    <section class={`notice stack ${isSoon ? 'warn' : ''}`} aria-labelledby="evidence">
      <h2 id="evidence">{words.heading}</h2>
      <p>{words.ends(day)}</p>
      <Saving context={context} />
    </section>
  );
};

/** Beside the conversation everywhere else. */
export const EvidencePanel: Part = ({ context }) => {
  const { visitor } = context;
  const words = evidenceWords[visitor.reader.language];
  const { endsAt, isNeeded } = evidenceOf(context);
  if (!visitor.isManager || isNeeded) return null;
  return (
    <section class="panel stack" aria-labelledby="evidence">
      <h2 id="evidence">{words.heading}</h2>
      <p>{endsAt === undefined ? words.ended : words.canSave(dayOfYear(visitor.reader, endsAt))}</p>
      <Saving context={context} />
    </section>
  );
};

const Saving: Part = ({ context }) => {
  const { visitor } = context;
  const { reader } = visitor;
  const words = evidenceWords[reader.language];
  const { saved, hasNewer } = evidenceOf(context);
  return (
    <>
      {saved !== undefined && (
        <p>
          {words.savedBy(
            plain(personNameIn(visitor)(saved.person)),
            wordsIn(reader.language).dueAt(saved.at, reader.timeZone),
          )}{' '}
          {hasNewer && words.newer}
        </p>
      )}
      <ActForm context={context} act="evidence" button={words.save} />
      <p class="quiet small">{words.what}</p>
    </>
  );
};

interface Evidence {
  /** When the first of the words that are left ends. */
  readonly endsAt: Instant | undefined;
  /** When they were saved last, and by whom; only managers know. */
  readonly saved: Read | undefined;
  readonly hasNewer: boolean;
  /** A dispute may need words that nobody has saved. */
  readonly isNeeded: boolean;
}

function evidenceOf({ open, now }: PageContext): Evidence {
  const threads = [open.situation.thread, ...open.related];
  const endsAt = wordsEndAt(threads, now);
  const saved = open.reads?.find((read) => read.saved === true);
  const hasNewer = saved !== undefined && hasWordsSince(threads, saved.at);
  const isNeeded = isDisputed(threads) && endsAt !== undefined && (saved === undefined || hasNewer);
  return { endsAt, saved, hasNewer, isNeeded };
}

/** The names of those whom one may ask for evidence. */
export function managersIn(visitor: Visitor): string {
  const { settings } = visitor.versioned;
  const names = settings.duty.manager.map((id) => plain(personNameIn(visitor)(id)));
  return wordsIn(visitor.reader.language).names(names);
}

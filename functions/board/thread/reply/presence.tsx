import type { FC } from 'hono/jsx';
import { wordsIn } from '#shared/messages/catalogue';
import { plain } from '#shared/messages/plain';
import type { Present } from '#shared/ports/people/presence';
import type { Visitor } from '#functions/board/web/visitor';
import { deskWords } from './words.ts';

/** Who else has the thread open, and who writes; the script keeps it current. */
export const PresentLine: FC<{ readonly present: readonly Present[]; readonly visitor: Visitor }> = ({
  present,
  visitor,
}) => {
  const { language } = visitor.reader;
  const words = deskWords[language];
  const { people } = visitor.versioned.settings;
  const namesOf = (some: readonly Present[]): string =>
    wordsIn(language).names(some.map(({ person }) => plain(people[person]?.name ?? person)));
  const writing = present.filter(({ writes }) => writes);
  const looking = present.filter(({ writes }) => !writes);
  return (
    <div id="present" aria-live="polite">
      {writing.length > 0 && <p class="notice warn">{words.writes(namesOf(writing), writing.length)}</p>}
      {looking.length > 0 && <p class="quiet">{words.has(namesOf(looking), looking.length)}</p>}
    </div>
  );
};

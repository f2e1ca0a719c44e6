import type { FC } from 'hono/jsx';
import type { Instant } from '#shared/domain/instant';
import { threadPath } from '#shared/messages/thread-url';
import { BarePage } from '#functions/board/web/shell.tsx';
import type { Visitor } from '#functions/board/web/visitor';
import { managersIn } from './offer.tsx';
import { evidenceWords } from './words.ts';

/** Why somebody gets no evidence, and whom to ask. */
export const OnlyManagers: FC<{
  readonly visitor: Visitor;
  readonly threadId: string;
  readonly now: Instant;
}> = ({ visitor, threadId, now }) => {
  const { reader } = visitor;
  const words = evidenceWords[reader.language];
  return (
    <BarePage reader={reader} title={words.onlyManagers} now={now}>
      <h1>{words.onlyManagers}</h1>
      <p>{words.onlyManagersWhy(managersIn(visitor))}</p>
      <p>
        <a class="button" href={threadPath(threadId)}>
          {words.backToThread}
        </a>
      </p>
    </BarePage>
  );
};

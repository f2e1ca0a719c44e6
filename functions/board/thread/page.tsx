import type { FC } from 'hono/jsx';
import { wordsIn } from '#shared/messages/catalogue';
import { plain } from '#shared/messages/plain';
import { Notice, Shell } from '../web/shell.tsx';
import { Aside } from './aside.tsx';
import type { PageContext } from './context.ts';
import { EvidenceCall } from './evidence/offer.tsx';
import { NotesOf } from './notes.tsx';
import { OrderPanel } from './order/panel.tsx';
import { ProcedureOf } from './procedure.tsx';
import { Composer } from './reply/composer.tsx';
import { HoldingForm } from './reply/holding-form.tsx';
import { SentNotice } from './reply/sent.tsx';
import { linesOf, State } from './state.tsx';
import { TalkOf } from './talk.tsx';
import { threadWords } from './words.ts';

/** A thread: its state and the obvious act, the conversation, and beside it what helps to decide. */
export const ThreadPage: FC<{
  readonly context: PageContext;
  /** What was just done, in a sentence. */
  readonly done: string | undefined;
  /** The one message to show, in full. */
  readonly only: string | undefined;
}> = ({ context, done, only }) => {
  const { open, visitor, now, failed, sent } = context;
  const lines = linesOf(context);
  const { thread } = open.situation;
  const words = threadWords[visitor.reader.language];
  const order = thread.orderId === undefined ? undefined : plain(thread.orderId);
  const title = words.title(wordsIn(visitor.reader.language).kind[thread.kind], order);
  return (
    <Shell visitor={visitor} title={title} page="inbox" now={now}>
      <p class="small">
        <a href="/inbox">← {words.back}</a>
      </p>
      <div class="thread">
        <div class="stack">
          {done !== undefined && <Notice kind="done">{done}</Notice>}
          {failed !== undefined && (
            <Notice kind="failed">
              <p id="failed">{failed.text}</p>
            </Notice>
          )}
          {sent !== undefined && <SentNotice context={context} sent={sent} />}
          <State context={context} />
          <EvidenceCall context={context} />
          <TalkOf context={context} only={only} />
          {open.desk !== undefined && only === undefined && (
            <>
              <HoldingForm context={context} desk={open.desk} />
              <Composer
                context={context}
                desk={open.desk}
                openUrl={lines.sellerCentralUrl}
                openLabel={lines.openLabel}
              />
            </>
          )}
        </div>
        <aside class="stack">
          {open.order.state !== 'none' && (
            <OrderPanel beside={open.order} threadId={thread.id} visitor={visitor} now={now} />
          )}
          <ProcedureOf context={context} />
          <NotesOf context={context} />
          <Aside context={context} />
        </aside>
      </div>
    </Shell>
  );
};

import type { FC } from 'hono/jsx';
import { ticked } from '#shared/domain/procedures/mark';
import { At, TimeLeft } from '../web/due.tsx';
import { ActForm } from './act-form.tsx';
import { type PageContext, personNameIn } from './context.ts';
import { procedureOf } from './procedure-of.ts';
import { threadWords } from './words.ts';

/** How the shop handles what this thread is about: steps in order, of which some are ticked. */
export const ProcedureOf: FC<{ readonly context: PageContext }> = ({ context }) => {
  const { open, visitor, now } = context;
  const { reader } = visitor;
  const words = threadWords[reader.language];
  const procedure = procedureOf(open.situation, visitor);
  if (procedure === undefined) return null;
  const { cycle } = open.situation;
  const done = ticked(open.marks, procedure.id);
  const due =
    procedure.withinMs === undefined || cycle === undefined || cycle.ended !== undefined
      ? undefined
      : cycle.startedAt + procedure.withinMs;
  return (
    <section class="panel" aria-labelledby="procedure">
      <h2 id="procedure">{words.procedure(procedure.name)}</h2>
      {due !== undefined && (
        <p class={due < now ? 'missed' : 'quiet'}>
          {words.procedureBy}
          <At at={due} reader={reader} />
          {' · '}
          <TimeLeft due={due} now={now} reader={reader} />
        </p>
      )}
      <ol class="steps">
        {procedure.steps.map(({ id, text, tick }) => {
          const mark = done.get(id);
          return (
            <li {...(mark !== undefined && { class: 'done' })}>
              <p>{text}</p>
              {tick && (
                <ActForm
                  context={context}
                  act={mark === undefined ? 'tick' : 'untick'}
                  button={mark === undefined ? words.tick : words.untick}
                  label={mark === undefined ? words.tickOf(text) : words.untickOf(text)}
                >
                  <input type="hidden" name="procedure" value={procedure.id} />
                  <input type="hidden" name="step" value={id} />
                  {mark !== undefined && (
                    <p class="fine small">
                      ✓ {personNameIn(visitor)(mark.by)}, <At at={mark.at} reader={reader} />
                    </p>
                  )}
                </ActForm>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
};

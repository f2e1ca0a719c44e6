import type { FC } from 'hono/jsx';
import type { Fault } from '#shared/domain/templates/faults';
import { findingsIn, isGrave } from '#shared/domain/templates/findings';
import { nameIn } from '#shared/messages/names';
import { reasonOf } from '#shared/messages/policy/reasons';
import { Notice } from '../web/shell.tsx';
import { templatePath } from './context.ts';
import { type Editing, fieldOf } from './editing.ts';
import { templateWords } from './words.ts';

/** All that kept a form from being saved, each leading to its field. */
export const Problems: FC<{ readonly editing: Editing }> = ({ editing }) => {
  const { context, template, refusal } = editing;
  const words = templateWords[context.visitor.reader.language];
  if (refusal === undefined) return null;
  if ('faults' in refusal)
    return (
      <Notice kind="failed">
        <b>{words.faulty}</b>
        <ul>
          {refusal.faults.map((fault) => (
            <li>
              <a href={`#${fieldOf(fault)}`}>{faultInWords(editing, fault)}</a>
            </li>
          ))}
        </ul>
      </Notice>
    );
  if (refusal.refused === 'breaks-rules') return <BrokenRules editing={editing} />;
  return (
    <Notice kind="failed">
      <p>{words.refused[refusal.refused]}</p>
      {refusal.refused === 'changed-meanwhile' && template !== undefined && (
        <p>
          <a href={templatePath(template.id)} target="_blank" rel="noopener">
            {words.seeCurrent}
          </a>
        </p>
      )}
    </Notice>
  );
};

const BrokenRules: FC<{ readonly editing: Editing }> = ({ editing: { context, content } }) => {
  const { language: reads } = context.visitor.reader;
  const words = templateWords[reads];
  return (
    <Notice kind="failed">
      <b>{words.refused['breaks-rules']}</b>
      <ul>
        {findingsIn(content)
          .filter(isGrave)
          .map(({ language, rule }) => (
            <li>
              <a href={`#text-${language}`}>
                {words.inLanguage(nameIn(reads, 'language', language), reasonOf(rule, reads))}
              </a>
            </li>
          ))}
      </ul>
    </Notice>
  );
};

function faultInWords({ context }: Editing, fault: Fault): string {
  const { language: reads } = context.visitor.reader;
  const words = templateWords[reads];
  const problem = words.problems[fault.problem];
  switch (fault.field) {
    case 'text': {
      const about = fault.name === undefined ? problem : `{${fault.name}} – ${problem}`;
      return words.inLanguage(nameIn(reads, 'language', fault.language), about);
    }
    case 'shortcut':
      return words.inLanguage(words.shortcut, problem);
    default:
      return problem;
  }
}

import type { FC } from 'hono/jsx';
import { type Level, worstOf } from '#shared/domain/policy/check';
import type { RuleId } from '#shared/domain/policy/rules';
import type { Reader } from '#shared/messages/alert-view';
import { reasonOf } from '#shared/messages/policy/reasons';
import type { Checked } from './desk.ts';
import { piecesOf } from './marks.ts';
import { deskWords } from './words.ts';

const GRAVEST_FIRST: readonly Level[] = ['block', 'stop', 'warn', 'fix'];

/** What speaks against a text, and how its buyer sees it; the script puts it in place again as somebody writes. */
export const CheckedText: FC<{
  readonly checked: Checked | undefined;
  readonly language: string;
  readonly reader: Reader;
}> = ({ checked, language, reader }) => {
  if (checked === undefined) return <div id="checked" />;
  const words = deskWords[reader.language];
  const { text, findings, values } = checked;
  const rules = new Map<RuleId, Level>(findings.map(({ rule, level }) => [rule, level]));
  const pieces = piecesOf(text, findings, values);
  const sorted = [...rules].toSorted(([, a], [, b]) => GRAVEST_FIRST.indexOf(a) - GRAVEST_FIRST.indexOf(b));
  return (
    <div id="checked" class="checked stack" data-worst={worstOf(findings) ?? 'none'}>
      <h3>{words.found}</h3>
      <div role="status">
        {sorted.length === 0 ? (
          <p class="good">{words.foundNothing}</p>
        ) : (
          <ul class="found">
            {sorted.map(([rule, level]) => (
              <li class={level}>
                <b>{words.level[level]}</b> {reasonOf(rule, reader.language)}
              </li>
            ))}
          </ul>
        )}
      </div>
      <h3>{words.preview}</h3>
      <div class="preview said" dir="auto" lang={language}>
        {pieces.map(({ text: piece, level, isFilled }) => {
          const shown = isFilled ? <u>{piece}</u> : piece;
          return level === undefined ? shown : <mark class={level}>{shown}</mark>;
        })}
      </div>
      {pieces.some(({ isFilled }) => isFilled) && <p class="quiet small">{words.previewFilled}</p>}
    </div>
  );
};

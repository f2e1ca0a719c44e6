import type { FC, PropsWithChildren } from 'hono/jsx';
import type { Fault } from '#shared/domain/templates/faults';
import { type Editing, fieldOf, type Refusal } from './editing.ts';
import { templateWords } from './words.ts';

/** A labelled field, with what is wrong with it. */
export const Field: FC<{
  readonly editing: Editing;
  readonly field: string;
  readonly label: string;
  readonly hint?: string;
  readonly isUnseen?: boolean;
  readonly children: (described: Readonly<Record<string, string>>) => unknown;
}> = ({ editing, field, label, hint, isUnseen, children }) => {
  const { reader } = editing.context.visitor;
  const words = templateWords[reader.language];
  const faults = faultsAt(editing.refusal, field);
  const described = [
    ...(faults.length > 0 ? [`wrong-${field}`] : []),
    ...(hint === undefined ? [] : [`hint-${field}`]),
  ].join(' ');
  return (
    <div class="field">
      <label for={field} {...(isUnseen === true && { class: 'unseen' })}>
        {label}
      </label>
      {children({
        ...(faults.length > 0 && { 'aria-invalid': 'true' }),
        ...(described !== '' && { 'aria-describedby': described }),
      })}
      {hint !== undefined && (
        <span class="quiet small" id={`hint-${field}`}>
          {hint}
        </span>
      )}
      {faults.length > 0 && (
        <span class="missed" id={`wrong-${field}`}>
          {faults.map((fault) => words.problems[fault.problem]).join(' ')}
        </span>
      )}
    </div>
  );
};

function faultsAt(refusal: Refusal, field: string): readonly Fault[] {
  return refusal !== undefined && 'faults' in refusal
    ? refusal.faults.filter((fault) => fieldOf(fault) === field)
    : [];
}

/** A choice. */
export type Option = readonly [value: string, label: string];

/** A list to choose one from. */
export const Choice: FC<{
  readonly name: string;
  readonly label: string;
  readonly chosen: string;
  readonly options: readonly Option[];
}> = ({ name, label, chosen, options }) => (
  <label>
    {label}
    <select name={name}>
      {options.map(([value, text]) => (
        <option value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </select>
  </label>
);

/** Boxes, of which any may be ticked. */
export const Ticks: FC<
  PropsWithChildren<{
    readonly name: string;
    readonly legend: string;
    readonly hint: string;
    readonly ticked: readonly string[];
    readonly options: readonly Option[];
  }>
> = ({ name, legend, hint, ticked, options }) => (
  <fieldset>
    <legend>{legend}</legend>
    <p class="quiet small">{hint}</p>
    <div class="ticks">
      {options.map(([value, label]) => (
        <label class="choice">
          <input type="checkbox" name={name} value={value} checked={ticked.includes(value)} />
          {label}
        </label>
      ))}
    </div>
  </fieldset>
);

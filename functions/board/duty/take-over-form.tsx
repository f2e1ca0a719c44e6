import type { FC, PropsWithChildren } from 'hono/jsx';
import { zoneIn } from '#shared/messages/time';
import type { Instant } from '#shared/domain/instant';
import type { Visitor } from '../web/visitor.ts';
import type { TakeoverFields, Wrong } from './form.ts';
import { type DutyWords, dutyWords } from './words.ts';

/** The form of a takeover. It leads to a preview, which saves. */
export const TakeOverForm: FC<{
  readonly visitor: Visitor;
  readonly fields: TakeoverFields;
  readonly wrong?: Wrong;
  readonly now: Instant;
}> = ({ visitor, fields, wrong = {}, now }) => {
  const { language, timeZone } = visitor.reader;
  const words = dutyWords[language];
  const { people, rotas } = visitor.versioned.settings;
  const rotaIds = Object.keys(rotas);
  const names = Object.entries(people).map(([id, { name }]): Choice => [
    id,
    id === visitor.id ? words.me(name) : name,
  ]);
  const field = (name: keyof TakeoverFields): FieldProps => ({
    name,
    value: fields[name],
    wrong: wrong[name],
    words,
  });
  return (
    <section class="panel" aria-labelledby="take-over">
      <h2 id="take-over">{words.form}</h2>
      <form method="get" action="/duty/take-over" class="fields take-over">
        <p class="quiet">{words.formLead}</p>
        <Select {...field('person')} label={words.person} choices={names} />
        <Select
          {...field('insteadOf')}
          label={words.insteadOf}
          choices={[['', words.insteadOfWhoever], ...names]}
        />
        {(rotaIds.length > 1 || wrong.rota !== undefined) && (
          <Select
            {...field('rota')}
            label={words.rota}
            choices={[['', words.everyRota], ...rotaIds.map((id): Choice => [id, id])]}
          />
        )}
        <LocalTime
          {...field('from')}
          label={words.from}
          hint={words.times(zoneIn(language, now, timeZone))}
        />
        <LocalTime
          {...field('until')}
          label={words.untilField}
          hint={words.times(zoneIn(language, now, timeZone))}
        />
        <button type="submit" class="primary">
          {words.preview}
        </button>
      </form>
    </section>
  );
};

type Choice = readonly [value: string, label: string];

interface FieldProps {
  readonly name: keyof TakeoverFields;
  readonly value: string;
  readonly wrong: keyof DutyWords['wrong'] | undefined;
  readonly words: DutyWords;
}

const Select: FC<FieldProps & { readonly label: string; readonly choices: readonly Choice[] }> = ({
  label,
  choices,
  ...field
}) => (
  <Labelled {...field} label={label}>
    <select id={field.name} name={field.name} {...invalid(field)}>
      {choices.map(([value, text]) => (
        <option value={value} {...(value === field.value && { selected: true })}>
          {text}
        </option>
      ))}
    </select>
  </Labelled>
);

const LocalTime: FC<FieldProps & { readonly label: string; readonly hint: string }> = ({
  label,
  hint,
  ...field
}) => (
  <Labelled {...field} label={label}>
    <input
      id={field.name}
      name={field.name}
      type="datetime-local"
      value={field.value}
      required
      {...invalid(field, `hint-${field.name}`)}
    />
    <span class="quiet small" id={`hint-${field.name}`}>
      {hint}
    </span>
  </Labelled>
);

const Labelled: FC<PropsWithChildren<FieldProps & { readonly label: string }>> = ({
  name,
  label,
  wrong,
  words,
  children,
}) => (
  <div class="field">
    <label for={name}>{label}</label>
    {children}
    {wrong !== undefined && (
      <span class="missed" id={`wrong-${name}`}>
        {words.wrong[wrong]}
      </span>
    )}
  </div>
);

function invalid({ name, wrong }: FieldProps, hint?: string): object {
  const described = [
    ...(wrong === undefined ? [] : [`wrong-${name}`]),
    ...(hint === undefined ? [] : [hint]),
  ];
  return {
    ...(wrong !== undefined && { 'aria-invalid': 'true' }),
    ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
  };
}

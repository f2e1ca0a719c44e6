import { openingsIn, type Variable, VARIABLES } from './variables.ts';

/** What is known of an order and a thread, in the buyer's language; what is not known is left out. */
export type Values = Readonly<Partial<Record<Variable, string>>>;

/** A part of the filled text that stands for a variable. */
export interface Filled {
  readonly start: number;
  readonly end: number;
  readonly variable: Variable;
}

export interface FilledText {
  readonly text: string;
  readonly filled: readonly Filled[];
  /** Still in the text between their braces, each named once. */
  readonly missing: readonly Variable[];
}

/**
 * Puts the values in the place of their variables. What has no value stays as it was written, for a person to fill in. A
 * value is one line and is never filled itself, so that no name of a product can open a variable.
 */
export function fillTemplate(template: string, values: Values): FilledText {
  const filled: Filled[] = [];
  const missing = new Set<Variable>();
  let text = '';
  let from = 0;
  for (const { start, end, variable } of openingsIn(template)) {
    const value = variable && oneLine(values[variable]);
    if (variable === undefined) continue;
    if (value === undefined) {
      missing.add(variable);
      continue;
    }
    text += template.slice(from, start);
    filled.push({ start: text.length, end: text.length + value.length, variable });
    text += value;
    from = end;
  }
  text += template.slice(from);
  return { text, filled, missing: VARIABLES.filter((variable) => missing.has(variable)) };
}

/** A value without line breaks and braces; undefined when nothing is left of it. */
function oneLine(value: string | undefined): string | undefined {
  const line = value
    ?.replace(/[{}｛｝]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return line === '' ? undefined : line;
}

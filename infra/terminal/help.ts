import { type Flags, wordsOf } from './flags.ts';

/** What the help of a command says besides its flags. */
export interface HelpWords {
  /** What it does, in one sentence or two. */
  readonly summary: string;
  /** Each way to type it, without `npm run NAME --`, with a remark where it needs one. */
  readonly usage: readonly (string | readonly [string, string])[];
  /** Paragraphs below the flags, their lines broken. */
  readonly notes?: readonly string[];
  /** What the exit codes 0 and 1 mean. */
  readonly exits: { readonly 0: string; readonly 1: string };
}

const WIDTH = 110;

/** The help of a command. */
export function helpText(typed: string, { summary, usage, notes, exits }: HelpWords, flags: Flags): string {
  const rows = Object.entries(flags).map(([name, schema]) => {
    const { value, optional, about } = wordsOf(schema);
    const shown = value === undefined ? '' : optional === undefined ? ` ${value}` : ` [${value}]`;
    return [`--${name}${shown}`, about] as const;
  });
  const ways = usage.map((one) => {
    const [way, remark] = typeof one === 'string' ? [one, ''] : one;
    return [way === '' ? typed : `${typed} -- ${way}`, remark] as const;
  });
  return [
    summary,
    'Usage:',
    table(ways),
    'Flags:',
    table([...rows, ['--help, -h', 'print this']]),
    ...(notes ?? []),
    `Exit codes: 0 ${exits[0]}; 1 ${exits[1]}; 2 wrong usage.`,
  ]
    .map(
      (part, index, parts) =>
        `${part}${/^(?:Usage|Flags):$/.test(part) || index === parts.length - 1 ? '\n' : '\n\n'}`,
    )
    .join('')
    .trimEnd();
}

/** Two columns; text that is too long for the second wraps within it. */
function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows
    .flatMap(([left, right]) => {
      const [first = '', ...more] = wrapped(right, WIDTH - width - 2);
      return [
        `  ${left.padEnd(width)}${first}`.trimEnd(),
        ...more.map((line) => ' '.repeat(width + 2) + line),
      ];
    })
    .join('\n');
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

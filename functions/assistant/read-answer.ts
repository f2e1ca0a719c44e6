import { jsonText } from '#shared/contracts/json-text';
import type { Prompt } from '#shared/ports/assistant';
import * as z from '#shared/zod';
import type { BlockKey } from './frames.ts';

const answer = z.pipe(
  jsonText,
  z.strictObject({
    language: z.string().check(z.regex(/^[a-z]{2,3}(?:-[A-Za-z]{2,8})?$/)),
    text: z.string().check(z.trim(), z.minLength(1), z.maxLength(20_000)),
  }),
);

/** Words in a row that nobody writes by chance. */
const QUOTED_CHARACTERS = 60;

/** What a model wrote in the form that it was asked for; undefined when it left its frame, or shows it. */
export function readAnswer(
  written: string,
  { system }: Prompt,
  key: BlockKey,
): { readonly language: string; readonly text: string } | undefined {
  const { data } = answer.safeParse(written.trim().replace(/^```(?:json)?\s*|\s*```$/g, ''));
  if (data === undefined || data.text.includes(key)) return undefined;
  return system.split('\n').some((line) => line.length >= QUOTED_CHARACTERS && data.text.includes(line))
    ? undefined
    : data;
}

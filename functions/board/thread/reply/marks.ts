import { type Finding, type Level, worstOf } from '#shared/domain/policy/check';
import type { Values } from '#shared/domain/templates/fill';

/** A piece of a text with what is to be marked about it. */
export interface Piece {
  readonly text: string;
  readonly level: Level | undefined;
  /** It was filled in for a variable. */
  readonly isFilled: boolean;
}

/** Shorter values stand in a text by chance. */
const SHORTEST_VALUE = 3;

/** Cuts a text where a finding or a value begins or ends. What concerns all of it marks nothing. */
export function piecesOf(text: string, findings: readonly Finding[], values: Values): Piece[] {
  const parts = findings.filter(({ start, end }) => end > start && end - start < text.length);
  const filled = Object.values(values).flatMap((value) => placesOf(text, value));
  const cuts = [0, text.length, ...[...parts, ...filled].flatMap(({ start, end }) => [start, end])];
  const at = [...new Set(cuts)].filter((cut) => cut >= 0 && cut <= text.length).toSorted((a, b) => a - b);
  return at.slice(1).map((end, index) => {
    const start = at[index] ?? 0;
    const covers = (one: { readonly start: number; readonly end: number }): boolean =>
      one.start <= start && one.end >= end;
    return {
      text: text.slice(start, end),
      level: worstOf(parts.filter(covers)),
      isFilled: filled.some(covers),
    };
  });
}

function placesOf(text: string, value: string): { start: number; end: number }[] {
  if (value.length < SHORTEST_VALUE) return [];
  const found: { start: number; end: number }[] = [];
  for (let start = text.indexOf(value); start !== -1; start = text.indexOf(value, start + value.length))
    found.push({ start, end: start + value.length });
  return found;
}

import { COUNTRIES } from '#shared/domain/marketplace';
import { type Callee, CHANNELS } from '#shared/domain/rules/policy';
import * as z from '#shared/zod';
import { duration } from '../duration.ts';
import { isoInstant } from '../instant-text.ts';
import { id } from './parts.ts';

/** The duties that a step can alert, besides people by id. */
export const DUTIES = ['on-call', 'backup', 'manager', 'everyone'] as const;

const callees = z
  .array(
    z.pipe(
      z.union([z.enum(DUTIES), id]),
      z.transform((name): Callee => DUTIES.find((duty) => duty === name) ?? { person: name }),
    ),
  )
  .check(z.minLength(1));

const step = z.pipe(
  z.strictObject({
    at: z.pipe(
      z.string().check(z.describe('When it fires: "12h before", "at deadline" or "30m after".')),
      z.transform(parseStepTime),
    ),
    call: z
      .optional(callees)
      .check(
        z.describe(
          'Whom to alert at exactly that time: on-call, backup, manager, everyone, or a person’s id.',
        ),
      ),
    nudge: z
      .optional(callees)
      .check(
        z.describe(
          'Whom to remind instead, in their hours: when the time is quiet or nobody is on duty, the step moves to the start of the next shift or before the end of the last.',
        ),
      ),
    by: z.array(z.enum(CHANNELS)).check(z.minLength(1)),
  }),
  z.transform(({ at, call, nudge, by }, context) => {
    const [whom, ...rest] = [call, nudge].filter((one) => one !== undefined);
    if (whom === undefined || rest.length > 0) {
      context.issues.push({
        code: 'custom',
        message: 'must name people under call or under nudge, not both',
        input: call,
      });
      return z.NEVER;
    }
    if (nudge !== undefined && at.beforeMs <= 0) {
      context.issues.push({
        code: 'custom',
        message: 'is a nudge, and a nudge comes before the deadline: write call',
        input: nudge,
      });
      return z.NEVER;
    }
    return { at, by, call: whom, nudge: nudge !== undefined };
  }),
);

/** A deadline and its ladder in the settings. */
export const clock = z
  .strictObject({
    length: duration.check(z.describe('How long the clock runs: 24h, 90m, 2d.')),
    overrides: z
      ._default(
        z.array(
          z.strictObject({
            length: duration,
            countries: z.optional(z.array(z.enum(COUNTRIES)).check(z.minLength(1))),
            from: z.optional(isoInstant),
            until: z.optional(isoInstant),
          }),
        ),
        [],
      )
      .check(z.describe('Other lengths for a time or for some countries; the last that applies wins.')),
    ladder: z.array(step).check(
      z.superRefine((steps, context) => {
        steps.forEach((one, index) => {
          if (steps.findIndex((other) => other.at.beforeMs === one.at.beforeMs) < index)
            context.addIssue({ code: 'custom', path: [index, 'at'], message: 'appears twice' });
        });
      }),
      z.describe('Whom to alert, how, and how early.'),
    ),
    nights: z
      ._default(z.enum(['call', 'spare'], { error: 'is neither call nor spare' }), 'call')
      .check(
        z.describe(
          'What its calls do at night: `call` then too, or `spare` it: they come before the night, and nudges leave it to the last call where nobody is on duty.',
        ),
      ),
  })
  .check(
    z.superRefine(({ nights, ladder }, context) => {
      const last = Math.min(...ladder.map(({ at }) => at.beforeMs));
      const index = ladder.findIndex(({ at, nudge }) => nudge && at.beforeMs === last);
      if (nights === 'spare' && index >= 0)
        context.addIssue({
          code: 'custom',
          path: ['ladder', index],
          message:
            'is a nudge, and the last step: with `nights: spare` the last step is a call, which comes where nobody is on duty',
        });
    }),
  );

function parseStepTime(text: string, context: z.core.ParsePayload): { id: string; beforeMs: number } {
  const match = /^(?:at deadline|(\S+) (before|after))$/.exec(text.trim());
  const length = match?.[1] === undefined ? 0 : duration.safeParse(match[1]).data;
  if (match === null || length === undefined) {
    context.issues.push({
      code: 'custom',
      message: 'is not the time of a step; write "12h before", "at deadline" or "30m after"',
      input: text,
    });
    return z.NEVER;
  }
  return {
    id: text.trim().replace(' ', '-'),
    beforeMs: match[2] === 'after' ? -length : length,
  };
}

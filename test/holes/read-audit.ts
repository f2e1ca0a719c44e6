import * as z from 'zod';

const SEVERITIES = ['info', 'low', 'moderate', 'high', 'critical'] as const;
/** From here on a hole fails the check. */
const FAILING: readonly string[] = ['high', 'critical'];

const audit = z.object({
  vulnerabilities: z.record(z.string(), z.object({ severity: z.enum(SEVERITIES), range: z.string() })),
});
const refusal = z.object({ message: z.string() });

/** What `npm audit --json` found, in lines for a person; it fails on a serious hole, and not where nobody answered. */
export function readAudit(output: string): { readonly lines: readonly string[]; readonly fails: boolean } {
  const json = jsonOf(output);
  const { data } = audit.safeParse(json);
  if (data === undefined) {
    const why = refusal.safeParse(json).data?.message ?? 'no answer';
    return {
      lines: [`Known holes in dependencies were NOT looked at: the registry does not say (${why}).`],
      fails: false,
    };
  }
  const found = Object.entries(data.vulnerabilities);
  if (found.length === 0) return { lines: ['No known holes in dependencies.'], fails: false };
  return {
    lines: [
      'Known holes in dependencies (npm audit says more):',
      ...found.map(([name, { severity, range }]) => `  ${severity.padEnd(8)}  ${name} ${range}`),
    ],
    fails: found.some(([, { severity }]) => FAILING.includes(severity)),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

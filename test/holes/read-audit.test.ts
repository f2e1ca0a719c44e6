import { expect, it } from 'vitest';
import { readAudit } from './read-audit.ts';

const found = (severity: string): string =>
  JSON.stringify({ vulnerabilities: { 'left-pad': { severity, range: '<1.3.0', via: [] } } });

it('fails on a serious hole, and names it', () => {
  expect(readAudit(found('critical'))).toEqual({
    lines: ['Known holes in dependencies (npm audit says more):', '  critical  left-pad <1.3.0'],
    fails: true,
  });
  expect(readAudit(found('high')).fails).toBe(true);
});

it('lists a lesser hole, and passes', () => {
  expect(readAudit(found('moderate'))).toMatchObject({
    lines: [/known/i, /left-pad/].map((one) => expect.stringMatching(one) as string),
    fails: false,
  });
  expect(readAudit(JSON.stringify({ vulnerabilities: {} })).lines).toEqual([
    'No known holes in dependencies.',
  ]);
});

it('says that it knows nothing where the registry does not answer', () => {
  const refused = JSON.stringify({ message: '405 Method Not Allowed', statusCode: 405 });
  expect(readAudit(refused)).toEqual({
    lines: [
      'Known holes in dependencies were NOT looked at: the registry does not say (405 Method Not Allowed).',
    ],
    fails: false,
  });
  expect(readAudit('')).toMatchObject({ lines: [expect.stringContaining('NOT looked at') as string] });
});

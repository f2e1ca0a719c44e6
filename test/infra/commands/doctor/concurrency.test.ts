import { expect, it } from 'vitest';
import { judge } from '#infra/commands/doctor/concurrency';

it('warns of the limit of a new account, with the request for more, and is content from fifty on', () => {
  expect(judge(10, 'eu-west-1')).toEqual({
    state: 'warning',
    what: expect.stringContaining('only 10 functions at once in eu-west-1') as string,
    todo: expect.stringContaining('--quota-code L-B99A9384') as string,
  });
  expect(judge(49, 'eu-west-1').state).toBe('warning');
  expect(judge(50, 'eu-west-1').state).toBe('ok');
});

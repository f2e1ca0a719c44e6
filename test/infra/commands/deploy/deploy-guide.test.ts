import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { MESSAGING_ROWS } from '#infra/commands/deploy/set-up-steps';
import { loadSettings } from '#infra/settings/load-settings';
import { ReplywatchStack } from '#infra/stack/stack';
import { intakeAddresses } from '#shared/contracts/settings/intake-addresses';
import { namedSecrets } from '#shared/contracts/settings/named-secrets';

const { settings } = loadSettings('infra/settings/example.yaml');
const outputSchema = z.record(z.string(), z.object({ Description: z.string(), Value: z.unknown() }));

let guide: string;
let outputs: z.output<typeof outputSchema>;
beforeAll(() => {
  guide = readFileSync('infra/README.md', 'utf8');
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  const stack = new ReplywatchStack(app, 'Replywatch', {
    settings: loadSettings('infra/settings/example.yaml'),
  });
  outputs = outputSchema.parse(Template.fromStack(stack).findOutputs('*'));
});

/** Names that could be outputs: code words of letters and digits that begin with a capital. */
const named = (): string[] => [
  ...new Set([...guide.matchAll(/`([A-Z][A-Za-z0-9]+)`/g)].map(([, name]) => name ?? '')),
];
const isForCommands = ({ Description }: { Description: string }): boolean =>
  Description.startsWith('Read by the commands');

it('each value that the guide asks to enter is an output of the stack with the example settings', () => {
  const found = named();
  expect(found.length).toBeGreaterThan(5);
  expect(found.filter((name) => !Object.hasOwn(outputs, name))).toEqual([]);
});

it('the guide names each output meant for a person', () => {
  const forPeople = Object.entries(outputs).flatMap(([name, output]) =>
    isForCommands(output) ? [] : [name],
  );
  expect(named().toSorted()).toEqual(forPeople.toSorted());
});

it('the outputs contain every intake address, every secret, and the names of the four rows', () => {
  const values = JSON.stringify(outputs);
  for (const { address } of intakeAddresses(settings)) expect(values).toContain(address);
  for (const { name } of namedSecrets(settings)) expect(values).toContain(name);
  for (const row of MESSAGING_ROWS) expect(guide.replaceAll('\n', ' ')).toContain(`_${row}_`);
});

it('each DNS record that proves a domain takes its name and value from the identity', () => {
  expect(outputs['DkimAcmeDotExample']?.Value).toMatchObject({
    'Fn::Join': [
      '',
      expect.arrayContaining([
        { 'Fn::GetAtt': [expect.stringContaining('Identity'), 'DkimDNSTokenName1'] },
        ' CNAME ',
        { 'Fn::GetAtt': [expect.stringContaining('Identity'), 'DkimDNSTokenValue3'] },
      ]),
    ],
  });
});

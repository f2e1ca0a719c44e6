import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { loadSettings } from '#infra/settings/load-settings';
import { ReplywatchStack } from '#infra/stack/stack';
import { settingsSchema } from '#shared/contracts/settings/settings';

type Changes = Partial<z.input<typeof settingsSchema>>;

const example = loadSettings('infra/settings/example.yaml');
const settingsWith = (changes: Changes): unknown => ({
  ...(JSON.parse(example.json) as object),
  ...changes,
});

function synthesized(changes: Changes = {}): Template {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  const settings = { ...example, settings: settingsSchema.parse(settingsWith(changes)) };
  return Template.fromStack(new ReplywatchStack(app, 'Replywatch', { settings }));
}

const recordSet = z.object({ Name: z.unknown(), Type: z.string(), HostedZoneId: z.string() });
const identities = (template: Template): unknown[] =>
  Object.values(template.findResources('AWS::SES::EmailIdentity')).map(
    (resource) => z.object({ Properties: z.unknown() }).parse(resource).Properties,
  );
const records = (template: Template) =>
  Object.values(template.findResources('AWS::Route53::RecordSet')).map(
    (resource) => z.object({ Properties: recordSet }).parse(resource).Properties,
  );
const outputs = (template: Template) => Object.keys(template.findOutputs('*'));

describe('the domains of the mails', () => {
  it('are identities of SES, whose bounces are reported as events only', () => {
    expect(identities(synthesized())).toEqual(
      ['acme.example', 'intake.acme.example'].map((EmailIdentity) => ({
        EmailIdentity,
        FeedbackAttributes: { EmailForwardingEnabled: false },
      })),
    );
  });

  it('outside of Route 53 have their records as outputs', () => {
    const template = synthesized();
    expect(records(template)).toEqual([]);
    expect(outputs(template)).toEqual(
      expect.arrayContaining([
        'DkimAcmeDotExample',
        'DkimIntakeDotAcmeDotExample',
        'MxIntakeDotAcmeDotExample',
      ]),
    );
    expect(outputs(template)).not.toContain('MxAcmeDotExample');
    const [mx] = Object.values(template.findOutputs('MxIntakeDotAcmeDotExample'));
    expect(mx).toMatchObject({
      Value: {
        'Fn::Join': [
          '',
          ['intake.acme.example MX 10 inbound-smtp.', { Ref: 'AWS::Region' }, '.amazonaws.com'],
        ],
      },
    });
  });

  it('in zones of Route 53 get their records there, in the nearest zone', () => {
    const template = synthesized({
      hostedZones: { 'acme.example': 'ZACME', 'intake.acme.example': 'ZINTAKE' },
    });
    expect(
      records(template)
        .map(({ Type, HostedZoneId }) => `${HostedZoneId} ${Type}`)
        .toSorted(),
    ).toEqual([
      ...Array<string>(3).fill('ZACME CNAME'),
      ...Array<string>(3).fill('ZINTAKE CNAME'),
      'ZINTAKE MX',
    ]);
    expect(records(template).find(({ Type }) => Type === 'MX')).toMatchObject({
      Name: 'intake.acme.example.',
    });
    expect(outputs(template).filter((name) => /^(Dkim|Mx)/.test(name))).toEqual([]);
  });

  it('that the account has verified already are left alone, but mail is routed here', () => {
    const template = synthesized({ existingIdentities: ['alerts@acme.example', 'intake.acme.example'] });
    expect(identities(template)).toEqual([]);
    expect(outputs(template).filter((name) => /^(Dkim|Mx)/.test(name))).toEqual([
      'MxIntakeDotAcmeDotExample',
    ]);
  });
});

describe('settings that would lose mail or alerts are refused:', () => {
  const said = (changes: Changes): string[] =>
    (settingsSchema.safeParse(settingsWith(changes)).error?.issues ?? []).map(
      ({ path, message }) => `${path.join('.')} ${message}`,
    );
  const storeAt = (intakeAddress: string, replyFrom: string[] = []): Changes => ({
    stores: { shop: { name: 'Shop', replyFrom, marketplaces: [{ country: 'US', intakeAddress }] } },
  });

  it('an intake at the domain of people’s mailboxes', () => {
    const wrong =
      'stores.shop.marketplaces.0.intakeAddress is at acme.example, where people of yours have their mail (li@acme.example): its MX record would lead all of that mail to Replywatch; use a domain for it alone, for example intake.acme.example';
    expect(said(storeAt('us@acme.example'))).toEqual([wrong]);
    expect(said(storeAt('us@shop.example', ['care@shop.example']))).toEqual([
      expect.stringContaining('(care@shop.example)'),
    ]);
    expect(said(storeAt('us@shop.example'))).toEqual([]);
  });

  it('a sender at a provider of free mail', () => {
    expect(said({ sender: 'acme.shop@gmail.com' })).toEqual([
      'sender is an address of gmail.com, for which only that provider’s servers may send: alerts from it would be refused or end as spam; use an address of a domain of your own',
    ]);
    expect(said({ sender: 'alerts@gmail.com.acme.example' })).toEqual([]);
  });

  it('a zone or an identity that belongs to nothing here', () => {
    expect(said({ hostedZones: { 'zenith.example': 'Z1' } })).toEqual([
      'hostedZones.zenith.example holds neither the sender’s domain nor that of an intake address; correct or remove it',
    ]);
    expect(said({ hostedZones: { 'acme.example': '/hostedzone/Z1' } })).toEqual([
      'hostedZones.acme.example is not the id of a hosted zone; Route 53 shows one like Z0123456789ABCDEFGHIJ',
    ]);
    expect(said({ existingIdentities: ['li@acme.example'] })).toEqual([
      'existingIdentities.0 is neither the sender, nor its domain, nor that of an intake address (acme.example, intake.acme.example)',
    ]);
  });
});

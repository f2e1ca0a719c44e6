import type { ReceiptRule } from '@aws-sdk/client-ses';
import { mailDomains } from '#shared/contracts/settings/domains';
import { subscriptionsOf } from '../stack/subscriptions.ts';
import { mailHostsOf } from './dns.ts';
import { type Check, type Finding, found, missing, ok, type Patient } from './finding.ts';

/** Whether mail for the intake domains reaches SES, and SES hands it to us. */
export const mailIn: Check = {
  name: 'Mail in',
  look: async (patient) => {
    const domains = mailDomains(patient.inForce.settings).flatMap(({ domain, isIntake }) =>
      isIntake ? [domain] : [],
    );
    const [rule, ...exchanges] = await Promise.all([
      found('the receipt rules of SES', () => receiptRule(patient, domains)),
      ...domains.map((domain) => found(`the MX record of ${domain}`, () => exchange(patient, domain))),
    ]);
    return [...exchanges, rule];
  },
};

async function exchange({ deployed: { region, dnsServer } }: Patient, domain: string): Promise<Finding> {
  const wanted = `inbound-smtp.${region}.amazonaws.com`;
  const todo = `enter in the DNS of ${domain}: ${domain} MX 10 ${wanted}`;
  const named = await mailHostsOf(domain, dnsServer);
  if (named.length === 0) return missing(`no server receives mail for ${domain}: it has no MX record`, todo);
  const others = named.filter((name) => name !== wanted);
  if (others.length > 0)
    return missing(`mail for ${domain} goes elsewhere: its MX record names ${others.join(', ')}`, todo);
  return ok(`mail for ${domain} goes to ${wanted}`);
}

/** Checks our receipt rule, which is the one that stores mail in our bucket. */
async function receiptRule({ deployed, ses }: Patient, domains: readonly string[]): Promise<Finding> {
  const { Metadata, Rules = [] } = await ses.activeRuleSet();
  const again = 'deploy again: the stack adds its rule to the active set, and leaves other rules alone';
  if (Metadata?.Name === undefined)
    return missing('no receipt rule set is active in SES: no mail is received', again);
  const set = Metadata.Name;
  const place = Rules.findIndex((rule) => actionOf(rule, deployed.mailBucketName) !== undefined);
  const rule = Rules[place];
  if (rule === undefined)
    return missing(
      `the active receipt rule set ${set} has no rule of this stack: no mail is received`,
      again,
    );
  if (rule.Enabled !== true) return missing(`the rule ${rule.Name ?? ''} in ${set} is switched off`, again);
  const { Recipients = [] } = rule;
  const left = domains.filter((domain) => Recipients.length > 0 && !Recipients.includes(domain));
  if (left.length > 0)
    return missing(`the rule ${rule.Name ?? ''} in ${set} receives no mail for ${left.join(', ')}`, again);
  const stopper = Rules.slice(0, place).find((one) => stops(one, domains));
  if (stopper !== undefined)
    return missing(
      `the rule ${stopper.Name ?? ''} in ${set} comes before ours and stops mail that is meant for us`,
      `move the rule ${rule.Name ?? ''} before it in SES`,
    );
  return (await leadsHere(deployed, actionOf(rule, deployed.mailBucketName)?.TopicArn))
    ? ok(`the active receipt rule set ${set} holds our rule`)
    : missing(
        `the rule ${rule.Name ?? ''} in ${set} stores mail in our bucket but does not announce it to our queue`,
        again,
      );
}

function actionOf(
  { Actions = [] }: ReceiptRule,
  bucketName: string,
): { TopicArn?: string | undefined } | undefined {
  return Actions.find(({ S3Action }) => S3Action?.BucketName === bucketName)?.S3Action;
}

function stops({ Enabled, Recipients = [], Actions = [] }: ReceiptRule, domains: readonly string[]): boolean {
  const isMeant =
    Recipients.length === 0 || Recipients.some((one) => domains.some((domain) => one.endsWith(domain)));
  return Enabled === true && isMeant && Actions.some(({ StopAction }) => StopAction !== undefined);
}

async function leadsHere(
  { clients, queues }: Patient['deployed'],
  topicArn: string | undefined,
): Promise<boolean> {
  if (topicArn === undefined) return false;
  const queueName =
    queues
      .find(({ name }) => name === 'mail')
      ?.url.split('/')
      .at(-1) ?? '';
  const subscriptions = await subscriptionsOf(clients.sns, topicArn);
  return subscriptions.some(({ Endpoint }) => Endpoint?.endsWith(`:${queueName}`) === true);
}

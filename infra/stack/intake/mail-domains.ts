import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { CnameRecord, HostedZone, type IHostedZone, MxRecord } from 'aws-cdk-lib/aws-route53';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { LoadedSettings } from '#infra/settings/load-settings';
import { type MailDomain, mailDomains } from '#shared/contracts/settings/domains';

const TTL = Duration.minutes(30);

/**
 * The domains that SES sends from and receives mail for, with the DNS records that prove them and route mail here: created
 * in Route 53 where the settings name the zone, else outputs for a person to enter.
 *
 * Easy DKIM alone proves a domain and aligns with DMARC, so there is no custom MAIL FROM domain and no SPF record.
 */
export class MailDomains extends Construct {
  constructor(scope: Construct, id: string, { settings }: LoadedSettings) {
    super(scope, id);
    for (const one of mailDomains(settings)) {
      const zone =
        one.zone &&
        HostedZone.fromHostedZoneAttributes(this, `Zone ${one.domain}`, {
          hostedZoneId: one.zone.id,
          zoneName: one.zone.name,
        });
      if (!one.isThere) this.prove(one, zone);
      if (one.isIntake) this.routeMailHere(one, zone);
    }
  }

  private prove({ domain }: MailDomain, zone: IHostedZone | undefined): void {
    const identity = new EmailIdentity(this, `Identity ${domain}`, {
      identity: Identity.domain(domain),
      // Bounces arrive as events; a forwarded one could reach the intake as a mail that nobody understands.
      feedbackForwarding: false,
    });
    const records = identity.dkimRecords;
    if (zone === undefined) {
      new CfnOutput(Stack.of(this), outputName('Dkim', domain), {
        value: records.map(({ name, value }) => `${name} CNAME ${value}`).join('\n'),
        description: `The three DNS records that prove that ${domain} is yours`,
      });
      return;
    }
    records.forEach(({ name, value }, index) => {
      new CnameRecord(this, `Dkim${index + 1} ${domain}`, {
        zone,
        // The dot makes it a full name, which is known only once the identity exists.
        recordName: `${name}.`,
        domainName: value,
        ttl: TTL,
      });
    });
  }

  private routeMailHere({ domain }: MailDomain, zone: IHostedZone | undefined): void {
    const hostName = `inbound-smtp.${Stack.of(this).region}.amazonaws.com`;
    if (zone === undefined) {
      new CfnOutput(Stack.of(this), outputName('Mx', domain), {
        value: `${domain} MX 10 ${hostName}`,
        description: `The DNS record that routes the mail for ${domain} to Replywatch`,
      });
      return;
    }
    new MxRecord(this, `Mx ${domain}`, {
      zone,
      recordName: `${domain}.`,
      values: [{ priority: 10, hostName }],
      ttl: TTL,
    });
  }
}

/** CloudFormation allows only letters and digits: `DkimIntakeDotAcmeDotExample`. */
function outputName(kind: 'Dkim' | 'Mx', domain: string): string {
  const labels = domain.split('.').map((label) => label.split('-').map(capital).join('Dash'));
  return `${kind}${labels.join('Dot')}`;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

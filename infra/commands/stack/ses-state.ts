import {
  DescribeActiveReceiptRuleSetCommand,
  type DescribeActiveReceiptRuleSetCommandOutput,
  GetIdentityDkimAttributesCommand,
  GetIdentityVerificationAttributesCommand,
  type IdentityDkimAttributes,
} from '@aws-sdk/client-ses';
import {
  GetAccountCommand,
  type GetAccountCommandOutput,
  GetSuppressedDestinationCommand,
  NotFoundException,
} from '@aws-sdk/client-sesv2';
import { mailDomains } from '#shared/contracts/settings/domains';
import { domainOf } from '#shared/contracts/settings/parts';
import type { Settings } from '#shared/contracts/settings/settings';
import type { AwsClients } from './aws-clients.ts';

/** What SES says about an account, at the time of the first question. */
export interface SesState {
  /** The status of each domain and address, `Success` once it is verified; one that SES does not know is left out. */
  verification(names: readonly string[]): Promise<Readonly<Record<string, string>>>;
  dkim(names: readonly string[]): Promise<Readonly<Record<string, IdentityDkimAttributes>>>;
  account(): Promise<GetAccountCommandOutput>;
  activeRuleSet(): Promise<DescribeActiveReceiptRuleSetCommandOutput>;
  /** Why SES drops mail to an address; undefined when it does not. */
  suppression(address: string): Promise<string | undefined>;
}

/** SES answers for at most a hundred in one call. */
const IDENTITIES_AT_ONCE = 100;

/**
 * Asks SES, which takes one request a second of most kinds: one question after another, and no question twice. The clients
 * retry what SES throttles.
 */
export function sesState({ ses, sesV2 }: Pick<AwsClients, 'ses' | 'sesV2'>): SesState {
  const shared = sharing();
  return {
    verification: shared(async (names: readonly string[]) => {
      const found: Record<string, string> = {};
      for (const Identities of batches(names)) {
        const { VerificationAttributes = {} } = await ses.send(
          new GetIdentityVerificationAttributesCommand({ Identities }),
        );
        for (const [name, { VerificationStatus = '' }] of Object.entries(VerificationAttributes))
          found[name] = VerificationStatus;
      }
      return found;
    }),
    dkim: shared(async (names: readonly string[]) => {
      const found: Record<string, IdentityDkimAttributes> = {};
      for (const Identities of batches(names)) {
        const { DkimAttributes } = await ses.send(new GetIdentityDkimAttributesCommand({ Identities }));
        Object.assign(found, DkimAttributes);
      }
      return found;
    }),
    account: shared(() => sesV2.send(new GetAccountCommand({}))),
    activeRuleSet: shared(() => ses.send(new DescribeActiveReceiptRuleSetCommand({}))),
    suppression: shared(async (address: string) => {
      try {
        const { SuppressedDestination } = await sesV2.send(
          new GetSuppressedDestinationCommand({ EmailAddress: address }),
        );
        return SuppressedDestination?.Reason ?? 'BOUNCE';
      } catch (error) {
        if (error instanceof NotFoundException) return undefined;
        throw error;
      }
    }),
  };
}

/** Every domain and address whose verification matters, so that all who ask share one answer. */
export function identitiesOf(settings: Settings): string[] {
  const people = Object.values(settings.people).map(({ email }) => email);
  const domains = mailDomains(settings).map(({ domain }) => domain);
  return [...new Set([settings.sender, ...domains, ...people, ...people.map(domainOf)])];
}

/** Makes questions that wait for each other, and give a second caller the first one's answer. */
function sharing(): <Args extends readonly unknown[], Answer>(
  ask: (...args: Args) => Promise<Answer>,
) => (...args: Args) => Promise<Answer> {
  let last: Promise<unknown> = Promise.resolve();
  return <Args extends readonly unknown[], Answer>(ask: (...args: Args) => Promise<Answer>) => {
    const answers = new Map<string, Promise<Answer>>();
    return (...args: Args): Promise<Answer> => {
      const known = answers.get(JSON.stringify(args));
      if (known !== undefined) return known;
      const answer = last.then(() => ask(...args));
      last = answer.catch(() => undefined);
      answers.set(JSON.stringify(args), answer);
      return answer;
    };
  };
}

function batches(names: readonly string[]): string[][] {
  const different = [...new Set(names)];
  return Array.from({ length: Math.ceil(different.length / IDENTITIES_AT_ONCE) }, (_, index) =>
    different.slice(index * IDENTITIES_AT_ONCE, (index + 1) * IDENTITIES_AT_ONCE),
  );
}

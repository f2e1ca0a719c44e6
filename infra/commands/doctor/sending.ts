import { domainOf } from '#shared/contracts/settings/parts';
import { identitiesOf } from '../stack/ses-state.ts';
import { type Check, type Finding, found, missing, ok, type Patient, together, warning } from './finding.ts';

/** Whether SES sends, whether its sandbox holds anybody out, and whether anybody is on its suppression list. */
export const sending: Check = {
  name: 'Sending by SES',
  async look(patient) {
    const people = Object.values(patient.inForce.settings.people);
    const [ofAccount, suppressed] = await Promise.all([
      account(patient),
      together(
        'nobody in the settings is on the suppression list',
        people.map(({ name, email }) =>
          found(`the suppression of ${name}`, () => suppression(patient, name, email)),
        ),
      ),
    ]);
    return [...ofAccount, ...suppressed];
  },
};

async function account(patient: Patient): Promise<Finding[]> {
  const { SendingEnabled, ProductionAccessEnabled } = await patient.ses.account();
  return [
    SendingEnabled === true
      ? ok('sending is switched on')
      : missing(
          'SES sends nothing for this account: sending is paused',
          'find the reason in the SES console (Account dashboard), and ask AWS to resume sending',
        ),
    ProductionAccessEnabled === true
      ? ok('the account is out of the SES sandbox')
      : await found('who is verified in the sandbox', () => sandbox(patient)),
  ];
}

async function sandbox({ ses, inForce: { settings } }: Patient): Promise<Finding> {
  const people = Object.values(settings.people);
  const verification = await ses.verification(identitiesOf(settings));
  const isProven = (name: string): boolean => verification[name] === 'Success';
  const unproven = people.filter(({ email }) => !isProven(email) && !isProven(domainOf(email)));
  return unproven.length === 0
    ? warning(
        'the account is in the SES sandbox (at most 200 mails a day), and everybody in the settings is verified',
        'ask for production access before you add people (SES console, Account dashboard)',
      )
    : missing(
        `the account is in the SES sandbox, where at most 200 mails a day go to verified addresses only; not verified: ${unproven.map(({ name, email }) => `${name} (${email})`).join(', ')}`,
        'ask for production access (SES console, Account dashboard), or verify these addresses in SES',
      );
}

async function suppression({ ses }: Patient, name: string, email: string): Promise<Finding> {
  const reason = await ses.suppression(email);
  if (reason === undefined) return ok(`${name} is not suppressed`);
  const why = reason === 'COMPLAINT' ? 'was marked as spam' : 'bounced';
  return missing(
    `SES drops mail to ${name} (${email}): the address is on the suppression list, since a mail ${why}`,
    `fix the mailbox, then: aws sesv2 delete-suppressed-destination --email-address ${email}`,
  );
}

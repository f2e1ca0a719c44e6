import { canaryAddressBeside, canarySubject } from '#shared/contracts/canary';
import { intakeAddresses } from '#shared/contracts/settings/intake-addresses';
import type { SettingsSource } from '#shared/contracts/settings/settings';
import type { Instant } from '#shared/domain/instant';
import { Failure } from '#shared/failure';
import type { CanaryLog, CanaryMailer } from '#shared/ports/watch';

export interface CanaryDeps {
  readonly settings: SettingsSource;
  readonly canaries: CanaryLog;
  readonly mailer: CanaryMailer;
  /** 32 hexadecimal digits that nobody can guess. */
  readonly newNonce: () => string;
}

/**
 * Sends a self-test mail to the intake. It is logged before it is sent, so the audit misses one that SES refuses.
 *
 * @throws when SES does not accept it.
 */
export async function sendCanary(deps: CanaryDeps, now: Instant): Promise<void> {
  const { settings } = await deps.settings.current();
  const [intake] = intakeAddresses(settings);
  if (intake === undefined) throw new Failure('the settings have no intake address');
  const nonce = deps.newNonce();
  await deps.canaries.note({ nonce, sentAt: now });
  await deps.mailer.send({
    from: settings.sender,
    to: canaryAddressBeside(intake.address),
    subject: canarySubject(nonce),
  });
}

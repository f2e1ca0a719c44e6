import { type MailChannel, mailPerson } from '#shared/application/people/mail-person';
import { readWaits, type WaitSources } from '#shared/application/views/figures-report';
import type { Settings, SettingsSource } from '#shared/contracts/settings/settings';
import { days, type Instant } from '#shared/domain/instant';
import { Failure } from '#shared/failure';
import type { DigestLog } from '#shared/ports/figures';
import type { Snapshots } from '#shared/ports/sp-api';
import { weeklyDigestEmail } from './digest-email.ts';
import { type DigestMaterial, digestOf, LONGEST_DAYS, type PlaceSnapshots, placesOf } from './digest-of.ts';
import { isoWeekOf } from './iso-week.ts';

export interface WeeklyDigestDeps extends WaitSources {
  readonly settings: SettingsSource;
  readonly snapshots: Snapshots;
  readonly email: MailChannel;
  readonly log: DigestLog;
  /** Called with a person who did not get the digest; the others do. */
  readonly onFailure: (person: string, error: unknown) => void;
}

export interface DigestReport {
  readonly sent: number;
  readonly failed: number;
}

/**
 * Sends the digest of the week that ends now to each manager who has not got it yet. A digest is logged once SES
 * accepts it, so a repeated run sends only to the others. A person gets it twice only when the log entry failed or
 * SES's answer was lost.
 */
export async function weeklyDigest(deps: WeeklyDigestDeps, now: Instant): Promise<DigestReport> {
  const { settings } = await deps.settings.current();
  const week = isoWeekOf(now);
  const sent = await deps.log.sent(week);
  const managers = [...new Set(settings.duty.manager)].filter((person) => !sent.has(person));
  if (managers.length === 0) return { sent: 0, failed: 0 };

  const material = await readMaterial(deps, settings, now);
  let failed = 0;
  for (const person of managers)
    try {
      await send(deps, material, person);
      await deps.log.noteSent(week, person, now);
    } catch (error) {
      failed += 1;
      deps.onFailure(person, error);
    }
  return { sent: managers.length - failed, failed };
}

async function send(deps: WeeklyDigestDeps, material: DigestMaterial, person: string): Promise<void> {
  const { settings } = material;
  const reader = settings.people[person];
  if (reader === undefined) throw new Failure('nobody of this name is in the settings');
  const content = await weeklyDigestEmail(digestOf(material, reader.timeZone), reader);
  await mailPerson(deps.email, settings, person, content);
}

async function readMaterial(
  deps: WeeklyDigestDeps,
  settings: Settings,
  now: Instant,
): Promise<DigestMaterial> {
  const waits = await readWaits(deps, Object.keys(settings.stores), now - days(LONGEST_DAYS), now);
  const found = new Map<string, PlaceSnapshots>();
  for (const { store, marketplaceId } of placesOf(settings, waits)) {
    if (marketplaceId === null) continue;
    const place = { store, marketplaceId };
    found.set(`${store} ${marketplaceId}`, {
      performance: await deps.snapshots.latest(place, 'performance'),
      contactResponse: await deps.snapshots.latest(place, 'contact-response'),
    });
  }
  return {
    settings,
    waits,
    snapshotsOf: ({ store, marketplaceId }) => found.get(`${store} ${marketplaceId ?? ''}`) ?? {},
    now,
  };
}

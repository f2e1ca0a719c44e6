import { intakeAddresses } from '#shared/contracts/settings/intake-addresses';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { type DutyRota, rotasFor } from '#shared/domain/duty/duty-rota';
import { standingDuty } from '#shared/domain/duty/standing-duty';

/** The rotas, and the people who are on duty at all times where no rota covers a marketplace. */
export function rotasShown(versioned: VersionedSettings, timeZone: string): DutyRota[] {
  const { rota } = rulesOf(versioned);
  const rotas = rota.hours.rotas;
  const isCovered = intakeAddresses(versioned.settings).every(
    ({ store, marketplaceId }) => rotasFor(rotas, { store, marketplaceId }).length > 0,
  );
  return isCovered ? [...rotas] : [...rotas, standingDuty(rota, timeZone)];
}

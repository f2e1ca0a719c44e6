import type { Preset } from '#shared/ports/webhooks';
import { byDingtalk } from './dingtalk.ts';
import { byFeishu } from './feishu.ts';
import { byJson } from './json.ts';
import { byNtfy } from './ntfy.ts';
import { byPagerDuty } from './pagerduty.ts';
import { byPushover } from './pushover.ts';
import type { Service } from './service.ts';
import { byTeams } from './teams.ts';
import { byTelegram } from './telegram.ts';
import { byWecom } from './wecom.ts';

/** How a post is handed over, by preset. */
export const SERVICES: { readonly [Of in Preset]: Service<Of> } = {
  wecom: byWecom,
  dingtalk: byDingtalk,
  feishu: byFeishu,
  json: byJson,
  pagerduty: byPagerDuty,
  ntfy: byNtfy,
  pushover: byPushover,
  telegram: byTelegram,
  teams: byTeams,
};

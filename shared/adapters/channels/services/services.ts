import type { Preset } from '#shared/ports/webhooks';
import { byDingtalk } from './dingtalk.ts';
import { byFeishu } from './feishu.ts';
import { byJson } from './json.ts';
import type { Service } from './service.ts';
import { byWecom } from './wecom.ts';

/** How a post is handed over, by preset. */
export const SERVICES: { readonly [Of in Preset]: Service<Of> } = {
  wecom: byWecom,
  dingtalk: byDingtalk,
  feishu: byFeishu,
  json: byJson,
};

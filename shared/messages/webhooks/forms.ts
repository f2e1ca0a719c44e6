import type { Preset, WebhookContent } from '#shared/ports/webhooks';
import { dingtalkDingForm, feishuAppForm, wecomCallForm } from './apps.ts';
import { barkForm } from './bark.ts';
import type { ChatForm, Form } from './form.ts';
import { jsonForm } from './json.ts';
import { ntfyForm } from './ntfy.ts';
import { pagerdutyForm } from './pagerduty.ts';
import { pushoverForm } from './pushover.ts';
import { dingtalkForm, feishuForm, wecomForm } from './robots.ts';
import { teamsForm } from './teams.ts';
import { telegramForm } from './telegram.ts';

/** The presets whose posts people read in a chat; the others keep incidents, which end by themselves. */
export type ChatPreset = Exclude<Preset, 'pagerduty'>;

/** How the posts to chats look, by preset. */
export const CHAT_FORMS: { readonly [Of in ChatPreset]: ChatForm<WebhookContent<Of>> } = {
  wecom: wecomForm,
  dingtalk: dingtalkForm,
  feishu: feishuForm,
  json: jsonForm,
  ntfy: ntfyForm,
  pushover: pushoverForm,
  telegram: telegramForm,
  teams: teamsForm,
  'feishu-app': feishuAppForm,
  'dingtalk-ding': dingtalkDingForm,
  'wecom-call': wecomCallForm,
  bark: barkForm,
};

/** How the posts for each service look, by preset. */
export const FORMS: { readonly [Of in Preset]: Form<WebhookContent<Of>> } = {
  ...CHAT_FORMS,
  pagerduty: pagerdutyForm,
};

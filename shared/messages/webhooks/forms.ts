import type { Preset, WebhookContent } from '#shared/ports/webhooks';
import { dingtalkDingForm, feishuAppForm, wecomCallForm } from './apps.ts';
import { barkForm } from './bark.ts';
import type { Form } from './form.ts';
import { jsonForm } from './json.ts';
import { dingtalkForm, feishuForm, wecomForm } from './robots.ts';

/** How the posts for each service look, by preset. */
export const FORMS: { readonly [Of in Preset]: Form<WebhookContent<Of>> } = {
  wecom: wecomForm,
  dingtalk: dingtalkForm,
  feishu: feishuForm,
  json: jsonForm,
  'feishu-app': feishuAppForm,
  'dingtalk-ding': dingtalkDingForm,
  'wecom-call': wecomCallForm,
  bark: barkForm,
};

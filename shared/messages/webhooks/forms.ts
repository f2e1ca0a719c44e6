import type { Preset, WebhookContent } from '#shared/ports/webhooks';
import type { Form } from './form.ts';
import { jsonForm } from './json.ts';
import { robotForm } from './robots.ts';

/** How the posts for each service look, by preset. */
export const FORMS: { readonly [Of in Preset]: Form<WebhookContent<Of>> } = {
  wecom: robotForm('wecom'),
  dingtalk: robotForm('dingtalk'),
  feishu: robotForm('feishu'),
  json: jsonForm,
};

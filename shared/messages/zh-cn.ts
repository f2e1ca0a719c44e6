import { duration, instantIn } from './time.ts';
import type { Catalogue } from './en.ts';

const units = { d: ' 天', h: ' 小时', min: ' 分钟' };

export const zhCn: Catalogue = {
  left: (ms) => {
    if (Math.round(ms / 60_000) === 0) return '现在到期';
    return ms > 0 ? `还剩 ${duration(ms, units)}` : `已超时 ${duration(-ms, units)}`;
  },
  clock: {
    reply: '须在 24 小时内回复',
    'claim-exposure': '买家可能获得索赔',
    'last-call': '即将失去该客户',
    review: '有一封邮件需要查看',
  },
  subject: (left, where, kind) =>
    `[${left}] ${kind === 'message' ? '买家消息未回复' : '无法识别的邮件'}:${where}`,
  digestSubject: (count, left) => `[${left}] ${count} 个时限,最紧急的在前`,
  repeated: '这可能是重复提醒:无法确定上一份是否送达。',
  unproven: '无法证明此邮件来自亚马逊。处理前请先核实。',
  doubtfulReply: '收到一份无法确认的回复副本。请在卖家平台查看是否已回复。',
  notUnderstood: '收到一封 Replywatch 无法识别的邮件。请在卖家平台查看是否有买家在等待。',
  deadline: '截止时间',
  dueAt: (at, timeZone) => instantIn('zh-CN', at, timeZone),
  store: '店铺',
  order: '订单',
  noOrder: '无(售前咨询或没有订单)',
  waiting: '等待中',
  messages: (count, since) => `${count} 条消息,自 ${since} 起`,
  calls: '通知对象',
  openInSellerCentral: '在卖家平台打开消息',
  acknowledge: '确认接手',
  whatHappens: '在回复买家或有人确认接手之前,系统会继续通知,并逐级通知更多的人。',
  more: (count) => `另有 ${count} 个较不紧急的。请在卖家平台查看全部。`,
  unknownMail: '无法识别的邮件',
  page: {
    title: 'Replywatch',
    whatItDoes: (until) => `在 ${until} 之前,已通知过的人不会再因此被通知。届时仍未回复,将继续通知。`,
    whatItDoesUnknown: '您确认已查看并处理此邮件。之后不再因此通知任何人。',
    whoAreYou: '您是谁?',
    choose: '请选择姓名',
    button: '确认:由我处理',
    done: '已确认',
    doneUntil: (name, until) => `已由 ${name} 接手。${until} 之前,已通知过的人不会再被通知。`,
    doneSeen: (name) => `${name} 已查看。之后不再因此通知任何人。`,
    nowAnswer: '请现在回复买家:只有回复才能停止亚马逊的计时。',
    already: (name, until) => `${name} 已确认接手,至 ${until}。`,
    answered: '已经回复',
    answeredText: '这里没有等待回复的消息,无需处理。',
    expired: '链接已过期',
    expiredText: '请使用较新提醒中的链接,或查看卖家平台。',
    invalid: '链接无效',
    invalidText: '请从提醒中重新打开链接;它可能被截断了。',
    newer: '此提醒针对较早的消息',
    newerText: '那条消息已回复。有一条更新的消息在等待,并有单独的提醒。',
    chooseError: '请先选择您是谁,然后再确认。',
  },
};

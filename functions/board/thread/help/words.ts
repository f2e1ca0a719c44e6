import type { WhyNot } from '#shared/domain/assistant/help';
import type { Reader } from '#shared/messages/alert-view';

const en = {
  translate: (language: string): string => `Translate into ${language}`,
  translateNew: 'Translate the new messages',
  again: 'Try again',
  what: 'By a model of Amazon Bedrock. Names, addresses, phone and order numbers are hidden from it where they are recognized.',
  coming: (language: string): string => `Being translated into ${language}. This takes a few seconds.`,
  writing: 'Being written. This takes a few seconds.',
  show: 'Show what is there',
  ready: (language: string): string =>
    `Translated into ${language} by a machine. Nobody has checked it: where it matters, look at the original.`,
  whyNot: {
    limit: (until: string): string =>
      `Today’s budget for the model is used up, so it is not asked again before ${until}. Managers set the limit in the settings.`,
    busy: () => 'The model is busy. Try again in a minute.',
    unavailable: () => 'The model did not answer. Try again in a minute.',
    'not-allowed': () =>
      'The account may not use this model, or its region does not have it. Tell whoever runs Replywatch: “npm run doctor” says what to do.',
    declined: () => 'The model declined to do this. Read the original, or translate it elsewhere.',
    unusable: () => 'What the model wrote broke its rules and was dropped. Read the original.',
  } satisfies Record<WhyNot, (until: string) => string>,
  partly: 'Some messages are not translated.',
  machine: 'Machine translation',
  from: (language: string): string => `from ${language}`,
  doubts: (list: string): string => `Not in the original: ${list}. Check it before you rely on it.`,
  missing: (list: string): string => `The model left out: ${list}.`,
  cut: 'Only the beginning of this message was translated.',
  takeIt: 'Use this text as mine',
  machineText: 'Written by a machine',
  machineWhat: 'It is not sent by itself. Read it, change what is wrong, and send it as your own answer.',
  text: (language: string): string => `For the buyer, in ${language}`,
  back: (language: string): string => `What it says, translated back into ${language}`,
  doubted: (list: string): string =>
    `The template, the procedure and the order do not say this: ${list}. Check it, or take it out.`,
  title: 'Help by a model',
  toThread: 'Back to the conversation',
  notTaken: (most: number): string =>
    `The model was not asked: the text is empty, or there is more than ${most.toLocaleString('en')} characters. Go back, change it and try again.`,
};

export type HelpWords = typeof en;

const zhCn: HelpWords = {
  translate: (language) => `翻译成${language}`,
  translateNew: '翻译新消息',
  again: '重试',
  what: '由 Amazon Bedrock 的模型翻译。能识别出的姓名、地址、电话和订单号不会发送给模型。',
  coming: (language) => `正在翻译成${language}，只需几秒。`,
  writing: '正在撰写，只需几秒。',
  show: '查看结果',
  ready: (language) => `已由机器翻译成${language}，未经人工核对。重要内容请以原文为准。`,
  whyNot: {
    limit: (until) => `模型今天的预算已用完，${until}之前不再调用。预算上限由主管在设置中规定。`,
    busy: () => '模型繁忙，请一分钟后重试。',
    unavailable: () => '模型没有响应，请一分钟后重试。',
    'not-allowed': () =>
      '此账户无权使用该模型，或所设区域没有该模型。请告诉 Replywatch 的管理员：运行 npm run doctor 可查看处理办法。',
    declined: () => '模型拒绝了这项请求。请阅读原文，或用其他方式翻译。',
    unusable: () => '模型的输出不符合要求，已丢弃。请阅读原文。',
  },
  partly: '部分消息没有翻译。',
  machine: '机器翻译',
  from: (language) => `原文：${language}`,
  doubts: (list) => `原文中没有：${list}。采信前请先核对。`,
  missing: (list) => `译文遗漏：${list}。`,
  cut: '这条消息只翻译了开头部分。',
  takeIt: '用作我的回复',
  machineText: '由机器撰写',
  machineWhat: '它不会自动发送。请先阅读并改正，再作为您自己的回复发送。',
  text: (language) => `给买家的内容（${language}）`,
  back: (language) => `回译成${language}的意思`,
  doubted: (list) => `模板、流程和订单中都没有：${list}。请核对或删除。`,
  title: '模型辅助',
  toThread: '返回往来消息',
  notTaken: (most) =>
    `没有调用模型：内容为空，或超过 ${most.toLocaleString('en')} 个字符。请返回修改后重试。`,
};

/** The words of help by a model. */
export const helpWords: Readonly<Record<Reader['language'], HelpWords>> = { en, 'zh-CN': zhCn };

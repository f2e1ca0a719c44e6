import type { Reader } from '#shared/messages/alert-view';

const en = {
  heading: 'Evidence',
  ends: (day: string): string =>
    `These words will be deleted from ${day} on. The dispute may last longer: save them as evidence.`,
  endsFor: (day: string, managers: string): string =>
    `These words will be deleted from ${day} on. To save them as evidence, ask a manager: ${managers}.`,
  canSave: (day: string): string => `The words stay until ${day}. You can save them as evidence.`,
  ended: 'Words are deleted after 30 days. What is still here can be saved.',
  newer: 'Messages came in since it was last saved.',
  savedBy: (name: string, at: string): string => `Saved by ${name} at ${at}.`,
  save: 'Save as evidence',
  what: 'A ZIP file with a page to read or print and the raw mails of all threads of the order. Who saved it is recorded for a year.',
  onlyManagers: 'Only managers can save evidence',
  onlyManagersWhy: (managers: string): string =>
    `It keeps a buyer’s words beyond the 30 days for which they are stored here. Ask a manager: ${managers}.`,
  backToThread: 'Back to the thread',

  title: (where: string): string => `Evidence: ${where}`,
  by: 'Saved by',
  times: 'Times',
  timesIn: (zone: string): string => (zone === 'UTC' ? 'UTC' : `${zone}, with UTC beside it`),
  threads: 'Threads',
  about:
    'Each message names its raw mail in the folder “mails”, next to this page. A raw mail from Amazon carries Amazon’s signature (DKIM), which shows that nobody changed it.',
  keep: 'This file holds personal data of a buyer, and Replywatch does not delete it. Keep it for this dispute only, and delete it when the dispute is over.',
  incomplete: 'Not everything is in this file. The list at the end says what is missing and where it is.',
  outcome: 'Outcome',
  rawMail: 'Raw mail',
  filesInRaw: 'Files, in the raw mail',
  filesUnlisted: 'The mail is too large to list its files here.',
  restInRaw: 'It goes on in the raw mail.',
  history: (at: string): string =>
    `Messages that were answered before ${at} are not listed any more. They are in Seller Central.`,
  unread: {
    deleted:
      'The mail was deleted before this was saved, as every mail is after 30 days. Its words are in Seller Central.',
    unreadable: 'The words of this mail could not be read.',
    event: 'Another system reported this, without its words.',
  },
  mails: 'Raw mails',
  noMails: 'None is stored any more.',
  missing: 'Not in this file',
  tooLarge: (size: string, key: string): string =>
    `${key} (${size}) does not fit. Whoever runs Replywatch can copy it from the bucket of mails, within 30 days of its arrival.`,
  unreadable: (key: string): string => `${key} could not be read. Save the evidence again in a minute.`,
  deleted: (count: number): string =>
    `${count === 1 ? 'One mail was' : `${count} mails were`} deleted 30 days after arrival. The words are in Seller Central.`,
};

export type EvidenceWords = typeof en;

const zhCn: EvidenceWords = {
  heading: '证据',
  ends: (day) => `这些原文将从${day}起删除，而纠纷可能持续更久：请保存为证据。`,
  endsFor: (day, managers) => `这些原文将从${day}起删除。如需保存为证据，请联系主管：${managers}。`,
  canSave: (day) => `原文保留到${day}，您可以将其保存为证据。`,
  ended: '原文满 30 天即删除，目前仍在的内容可以保存。',
  newer: '上次保存后又有新消息。',
  savedBy: (name, at) => `${name} 已于${at} 保存。`,
  save: '保存为证据',
  what: '一个 ZIP 文件，包含可阅读、可打印的网页，以及该订单所有会话的原始邮件。谁保存过会记录一年。',
  onlyManagers: '只有主管可以保存证据',
  onlyManagersWhy: (managers) => `证据会让买家的原文超过 30 天的保存期。请联系主管：${managers}。`,
  backToThread: '返回会话',

  title: (where) => `证据：${where}`,
  by: '保存人',
  times: '时间',
  timesIn: (zone) => (zone === 'UTC' ? 'UTC' : `${zone}，并附 UTC`),
  threads: '会话',
  about:
    '每条消息都注明了对应的原始邮件，位于本页旁边的“mails”文件夹。亚马逊发出的原始邮件带有其签名（DKIM），可证明内容未被改动。',
  keep: '本文件含有买家的个人信息，Replywatch 不会删除它。请只用于这起纠纷，纠纷结束后删除。',
  incomplete: '本文件并不完整。末尾列出了缺少的内容及其所在位置。',
  outcome: '结果',
  rawMail: '原始邮件',
  filesInRaw: '文件（见原始邮件）',
  filesUnlisted: '邮件太大，无法在此列出文件。',
  restInRaw: '后面的内容见原始邮件。',
  history: (at) => `${at} 之前已回复的消息不再列出，请到卖家平台查看。`,
  unread: {
    deleted: '保存时邮件已删除（所有邮件 30 天后都会删除）。原文请到卖家平台查看。',
    unreadable: '无法读取这封邮件的原文。',
    event: '由其他系统上报，不含原文。',
  },
  mails: '原始邮件',
  noMails: '已没有留存的邮件。',
  missing: '本文件未包含',
  tooLarge: (size, key) =>
    `${key}（${size}）太大，无法放入。请让 Replywatch 的管理员在邮件到达后 30 天内从邮件存储桶复制。`,
  unreadable: (key) => `${key} 未能读取。请一分钟后重新保存证据。`,
  deleted: (count) => `${count} 封邮件已在到达 30 天后删除。原文请到卖家平台查看。`,
};

/** The words of evidence: where it is offered, and in the file itself. */
export const evidenceWords: Readonly<Record<Reader['language'], EvidenceWords>> = { en, 'zh-CN': zhCn };

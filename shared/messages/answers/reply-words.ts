import type { ReplyNews, ReplyReason, ReplyState } from '#shared/domain/reply/reply';
import type { Reader } from '../alert-view.ts';

/** What becomes of an answer that somebody writes here. */
export interface ReplyWords {
  /** Its state, as a short label. */
  readonly state: Readonly<Record<ReplyState, string>>;
  /** A step, in a sentence without its end. */
  readonly step: Readonly<Record<ReplyState, (by: string) => string>>;
  /** The headline of the alert to its writer. */
  readonly news: Readonly<Record<ReplyNews, string>>;
  /** Why, and what to do. */
  readonly reason: Readonly<Record<ReplyReason, string>>;
  /** What to do when nothing shows what came of it. */
  readonly whenUnknown: string;
  readonly whenSentBack: string;
}

const en: ReplyWords = {
  state: {
    submitted: 'waits for approval',
    'sent-back': 'sent back',
    queued: 'about to leave',
    held: 'held',
    undone: 'taken back',
    sending: 'sent, not yet accepted',
    accepted: 'accepted by Amazon’s server',
    confirmed: 'confirmed by Amazon',
    refused: 'refused',
    unknown: 'outcome unknown',
  },
  step: {
    submitted: (by) => `${by} wrote an answer that a colleague has to approve`,
    'sent-back': (by) => `${by} sent the answer back to its writer`,
    queued: (by) => `${by} sent an answer from here`,
    held: () => 'the answer was held',
    undone: (by) => `${by} took the answer back before it left`,
    sending: () => 'the answer left',
    accepted: () =>
      'Amazon’s server accepted the answer; it counts after 30 minutes unless Amazon refuses it',
    confirmed: () => 'the answer is confirmed: it reached Amazon and counts from when it was sent',
    refused: () => 'the answer was refused: the clock runs on as if it had not been sent',
    unknown: () => 'nothing shows what came of the answer: a person has to look',
  },
  news: {
    held: 'Your answer did not leave',
    refused: 'Your answer was refused',
    unknown: 'Did your answer arrive?',
    'sent-back': 'Your answer came back',
  },
  reason: {
    'buyer-wrote':
      'The buyer wrote again before it left. Read the new words, then send it as it is or change it.',
    answered:
      'A colleague answered before it left. Look at that answer, then send yours all the same or discard it.',
    'nothing-waits': 'Nothing waits for an answer any more. Send it all the same, or discard it.',
    policy: 'Its text breaks one of Amazon’s rules. Change it and send it again.',
    'words-gone': 'Its text is no longer stored. Write it again.',
    'no-sender':
      'There is no address to send it from or to. Name one under replyFrom in the settings, or answer in Seller Central.',
    ses: 'Amazon SES did not take it. Check the sender’s domain in SES, or answer in Seller Central.',
    'not-approved':
      'Its sender is not approved. In Seller Central, add the address under Messages > Messaging Permissions for this marketplace, then send it again.',
    restricted:
      'Amazon restricts what this account may send. Answer in Seller Central, and read its notice there.',
    'opted-out': 'The buyer wants no such messages. Answer the original message in Seller Central.',
    'case-closed': 'This conversation takes no more messages. Open a new one in Seller Central.',
    bounced: 'A mail server returned it. Answer in Seller Central.',
    unclear:
      'Amazon wrote something about it that Replywatch does not understand. Read it on the thread and say whether the answer arrived.',
    person: 'A person said that it did not arrive. Send it again, or answer in Seller Central.',
  },
  whenUnknown:
    'Nothing shows that Amazon took it. Look in Seller Central, then say on the thread whether it arrived. It is never sent again by itself.',
  whenSentBack: 'A colleague sent it back with a note. Read the note, change the answer and submit it again.',
};

const zhCn: ReplyWords = {
  state: {
    submitted: '等待审批',
    'sent-back': '已退回',
    queued: '即将发出',
    held: '已暂停发送',
    undone: '已撤回',
    sending: '已发出，尚未被接收',
    accepted: '亚马逊服务器已接收',
    confirmed: '亚马逊已确认',
    refused: '被拒收',
    unknown: '结果未知',
  },
  step: {
    submitted: (by) => `${by} 写了回复，需同事审批`,
    'sent-back': (by) => `${by} 把回复退回给撰写人`,
    queued: (by) => `${by} 在此发送了回复`,
    held: () => '回复已暂停发送',
    undone: (by) => `${by} 在发出前撤回了回复`,
    sending: () => '回复已发出',
    accepted: () => '亚马逊服务器已接收回复；30 分钟内未被拒收即计入',
    confirmed: () => '回复已确认送达亚马逊，自发送时起计入',
    refused: () => '回复被拒收：计时继续，如同从未发送',
    unknown: () => '无法得知回复的结果：需要人工查看',
  },
  news: {
    held: '您的回复没有发出',
    refused: '您的回复被拒收',
    unknown: '您的回复送达了吗？',
    'sent-back': '您的回复被退回',
  },
  reason: {
    'buyer-wrote': '发出前买家又来了新消息。请先阅读，再原样发送或修改。',
    answered: '发出前已有同事回复。请先查看，再决定仍然发送或放弃。',
    'nothing-waits': '已没有等待回复的消息。可仍然发送，或放弃。',
    policy: '内容违反亚马逊的规则。请修改后重新发送。',
    'words-gone': '内容已不再保存。请重新撰写。',
    'no-sender': '没有可用的发件地址或收件地址。请在设置的 replyFrom 中填写，或在卖家平台回复。',
    ses: 'Amazon SES 未接收。请在 SES 中检查发件域名，或在卖家平台回复。',
    'not-approved': '发件地址未获批准。请在卖家平台的“消息 > 消息权限”中为该站点添加此地址，然后重新发送。',
    restricted: '亚马逊限制了此账户可发送的消息。请在卖家平台回复，并查看其中的通知。',
    'opted-out': '买家不接收此类消息。请在卖家平台回复原消息。',
    'case-closed': '此对话已关闭，不再接收消息。请在卖家平台新建对话。',
    bounced: '被邮件服务器退回。请在卖家平台回复。',
    unclear: '亚马逊就此发来了 Replywatch 无法识别的内容。请在对话页查看，并注明回复是否送达。',
    person: '有人表示回复没有送达。请重新发送，或在卖家平台回复。',
  },
  whenUnknown: '没有迹象表明亚马逊已接收。请在卖家平台查看，再到对话页注明是否送达。系统绝不会自行重发。',
  whenSentBack: '同事退回了回复并附有备注。请阅读备注，修改后重新提交。',
};

const WORDS: Readonly<Record<Reader['language'], ReplyWords>> = { en, 'zh-CN': zhCn };

export function replyWordsIn(language: Reader['language']): ReplyWords {
  return WORDS[language];
}

/** What to do about an answer that did not arrive, or may not have. */
export function adviceIn(
  language: Reader['language'],
  { news, reason }: { readonly news: ReplyNews; readonly reason?: ReplyReason | undefined },
): string {
  const words = replyWordsIn(language);
  if (news === 'unknown') return words.whenUnknown;
  if (news === 'sent-back') return words.whenSentBack;
  return words.reason[reason ?? 'unclear'];
}

import type { UnknownReason } from '../domain/thread/unknown-reason.ts';

const IN_CHINESE: Readonly<Record<UnknownReason, string>> = {
  'nothing in it shows what kind of mail it is': '看不出是哪一类邮件',
  'its Amazon type is not known': '亚马逊标注的邮件类型未知',
  'a mail to a buyer from an address that is not under replyFrom in the settings':
    '这是发给买家的邮件，但发件地址不在设置的 replyFrom 中',
  'it came to an address that is not in the settings': '收件地址不在设置中',
  'Gmail asks to confirm the forwarding of a mailbox: see its code and its link':
    'Gmail 要求确认邮箱转发，请查看其中的确认码和链接',
  'a mail that claims to be from Gmail without proof: follow no link in it':
    '自称来自 Gmail，但来源未验证，请勿打开其中的链接',
  'a copy of a reply that names no order, and nothing proves it':
    '这是一份没有订单编号的回复副本，且来源未验证',
  'a reply to a relay address that is not recognised': '这是一份回复，但无法识别其买家转发地址',
  'Amazon did not deliver one of your messages, and does not say which':
    '您有一条消息亚马逊未送达，但未说明是哪一条',
  'a mail that claims, without proof, that Amazon refused one of your messages':
    '自称亚马逊拒绝了您的一条消息，但来源未验证',
  'a delivery report that is not about a mail to a buyer': '这是一份投递报告，但与发给买家的邮件无关',
  'your reply to a buyer is delayed, not refused': '您给买家的回复投递延迟，但未被拒收',
  'one of your replies to a buyer was refused; the report does not say which':
    '您给买家的一份回复被拒收，但报告未说明是哪一份',
  'a returned mail that names none of your replies to a buyer': '这是一封退信，但看不出退回的是哪一份回复',
  'a decision or notice of Amazon that names no order': '这是亚马逊的决定或通知，但没有订单编号',
  'a message of yours was not delivered to the buyer, and its conversation is not known':
    '您有一条消息未送达买家，但找不到对应的对话',
  'a returned mail of a reply that is not known': '这是一封退信，但找不到对应的回复',
  'the mail is empty': '邮件内容为空',
  'the mail has more than 2000 parts': '邮件超过 2000 个部分',
  'the mail has no sender that can be read': '无法读取发件人',
  'the mail cannot be parsed': '邮件无法解析',
};

/** A reason in Chinese; one of an older version stays as it is. */
export function unknownReasonInChinese(reason: string): string {
  return Object.entries(IN_CHINESE).find(([known]) => known === reason)?.[1] ?? reason;
}

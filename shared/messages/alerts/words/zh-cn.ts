import type { OpeningWords } from './en.ts';

export const zhCn: OpeningWords = {
  happened: {
    message: '有买家在等待回复',
    return: '买家申请退货',
    claim: '买家提起 A-to-z 索赔',
    cancellation: '买家申请取消订单',
    chargeback: '买家向银行提出拒付',
    'unmatched-reply': '收到一份没有订单编号的回复副本',
    unknown: '收到一封邮件',
  },
  stillWaits: '买家仍在等待回复',
  gmailAsks: 'Gmail 询问是否允许转发邮件',
  handedOver: (by, to) => `${by} 将此项转交给 ${to}`,
  due: (at) => `截止时间：${at}`,
  wasDue: (at) => `截止时间已过：${at}`,
  tap: {
    pauses: '点击“认领”，暂停向已提醒过的人发送提醒',
    ends: '处理完后点击“认领”，不再提醒任何人',
    says: '点击“认领”，让其他人知道由您处理',
    judges: '点击“人工回复”即停止提醒，点击“自动回复”则继续提醒',
  },
  sentences: (sentences) => `${sentences.join('。')}。`,
  warningOf: (warning, places, more) => `${warning}（${places.join('；')}${more ? '等' : ''}）`,
  careful: '⚠ 请谨慎处理带此标记的各项，原因见其页面。',
};

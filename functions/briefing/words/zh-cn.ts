import type { BriefingWords } from './en.ts';

export const zhCn: BriefingWords = {
  shift: (count, left) => `[${left}] 您的班次：下一班之前有 ${count} 项到期`,
  shiftWithoutDeadline: (count) => `您的班次：有 ${count} 项待处理，下一班之前均不到期`,
  from: (who) => `您从 ${who} 手中接班。`,
  shiftLead: '以下各项在下一班开始之前到期，最紧急的在前。',
  alsoOpen: '以下各项也待处理，到期较晚：',
  end: (count, at) => `您的班次将于${at} 结束：还有 ${count} 项待处理`,
  next: (who, at) => `${who} 从${at} 起接班，并会收到同样的清单。`,
  noNext: '您下班后的两周内无人值班。',
  dueBeforeNext: '以下各项在下一班开始之前到期。请在下班前回复，或转交他人：',
  stays: '以下各项留给下一班：',
  has: (who, until) => `已由 ${who} 认领，至${until}`,
  assigned: (who) => `分配给 ${who}，尚未认领`,
  nobodyHas: '尚无人认领',
  more: (count) => `另有 ${count} 项，见收件箱`,
  coverage: (count) => `排班有 ${count} 个空档无人值班`,
  coverageLead: '以下时段无人值班，买家消息可能到期未回复。请在排班中补上人员，或临时调班。',
  entry: (left, dueAt, headline) => `${left}（${dueAt}）：${headline}`,
  threads: '以下各项已在等待，到期之前无人值班：',
};

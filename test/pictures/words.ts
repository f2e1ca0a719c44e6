import type { Words } from './draw-day.ts';

export const ENGLISH: Words = {
  title: 'A day of a small shop: npm start -- --demo',
  axis: 'all times UTC',
  weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  legend: {
    message: 'buyer writes',
    waiting: 'clock runs',
    slack: 'Slack alert',
    email: 'e-mail alert',
    acknowledged: 'acknowledged',
    answered: 'answered',
    due: '24-h deadline',
    overdue: 'overdue',
  },
  answeredAfter: (length) => `in ${length}`,
  overdueBy: (length) => `${length} overdue`,
  length: (minutes) => inUnits(minutes, ' h', ' min', ' '),
};

export const CHINESE: Words = {
  title: '一家小店的一天:npm start -- --demo',
  axis: '时间均为 UTC',
  weekdays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  legend: {
    message: '买家来信',
    waiting: '计时中',
    slack: 'Slack 提醒',
    email: '邮件提醒',
    acknowledged: '认领',
    answered: '已回复',
    due: '24 小时截止',
    overdue: '超时',
  },
  answeredAfter: (length) => length,
  overdueBy: (length) => `超时 ${length}`,
  length: (minutes) => inUnits(minutes, ' 小时', ' 分', ' '),
};

function inUnits(minutes: number, hour: string, minute: string, between: string): string {
  const parts = [
    [Math.floor(minutes / 60), hour],
    [minutes % 60, minute],
  ] as const;
  return parts.flatMap(([count, unit]) => (count === 0 ? [] : [`${count}${unit}`])).join(between);
}

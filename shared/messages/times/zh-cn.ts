import type { TimeWords } from './en.ts';

export const zhCn: TimeWords = {
  clock: ({ time, weekday, day, month }) => `${month}月${day}日${weekday} ${time}`,
  inZone: (clock, zone) => `${zone} ${clock}`,
  span: (from, until) => `${from} 至 ${until}`,
  beijing: '北京时间',
  zone: ({ name }) => name().replace(/^中国(.+)特别行政区/, '$1'),
  narrow: (time, day) => `${day} ${time}`,
  inSentence: (time, day, zone) => `${zone} ${day} ${time}`,
};

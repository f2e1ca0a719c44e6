import { describe, expect, it } from 'vitest';
import { hours, minutes } from '#shared/domain/instant';
import { instantIn, lengthParts } from '#shared/messages/time';
import { at } from '#test/builders/thread';

describe('an instant', () => {
  const instant = at('2026-03-03T08:00');

  it.each([
    ['Asia/Shanghai', '16:00 Tue 3 Mar, Beijing time', '北京时间 3月3日周二 16:00'],
    ['Europe/Berlin', '09:00 Tue 3 Mar, Berlin time', '德国时间 3月3日周二 09:00'],
    ['America/New_York', '03:00 Tue 3 Mar, New York time', '纽约时间 3月3日周二 03:00'],
    ['Asia/Hong_Kong', '16:00 Tue 3 Mar, Hong Kong time', '香港时间 3月3日周二 16:00'],
  ])('of %s names the time first in English, and the zone as people call it', (timeZone, en, zh) => {
    expect([instantIn('en', instant, timeZone), instantIn('zh-CN', instant, timeZone)]).toEqual([en, zh]);
  });

  it.each([
    ['UTC', '08:00 Tue 3 Mar, UTC', 'UTC 3月3日周二 08:00'],
    ['+08:00', '16:00 Tue 3 Mar, UTC+8', 'UTC+8 3月3日周二 16:00'],
    ['-03:30', '04:30 Tue 3 Mar, UTC-3:30', 'UTC-3:30 3月3日周二 04:30'],
    ['Etc/GMT+5', '03:00 Tue 3 Mar, UTC-5', 'UTC-5 3月3日周二 03:00'],
    ['EST5EDT', '03:00 Tue 3 Mar, UTC-5', 'UTC-5 3月3日周二 03:00'],
  ])('of %s, a zone without a name, shows the offset', (timeZone, en, zh) => {
    expect([instantIn('en', instant, timeZone), instantIn('zh-CN', instant, timeZone)]).toEqual([en, zh]);
  });

  it('in the hour that repeats when clocks go back shows the offset too', () => {
    const first = at('2026-10-25T00:30');
    expect(
      [first - hours(1), first, first + hours(1), first + hours(2)].map((one) =>
        instantIn('en', one, 'Europe/Berlin'),
      ),
    ).toEqual([
      '01:30 Sun 25 Oct, Berlin time',
      '02:30 Sun 25 Oct, Berlin time (UTC+2)',
      '02:30 Sun 25 Oct, Berlin time (UTC+1)',
      '03:30 Sun 25 Oct, Berlin time',
    ]);
    expect(instantIn('zh-CN', first, 'Europe/Berlin')).toBe('德国时间 (UTC+2) 10月25日周日 02:30');
  });
});

describe('a length of time', () => {
  it.each([
    [0, []],
    [minutes(1), [[1, 'min']]],
    [hours(1), [[1, 'h']]],
    [
      hours(47) + minutes(59),
      [
        [47, 'h'],
        [59, 'min'],
      ],
    ],
    [hours(48) - 1, [[2, 'd']]],
    [
      hours(51) + minutes(20),
      [
        [2, 'd'],
        [3, 'h'],
      ],
    ],
  ] as const)('of %d ms has its two largest units, with hours up to 48', (ms, parts) => {
    expect(lengthParts(ms)).toEqual(parts.length === 0 ? [[0, 'min']] : parts);
  });
});

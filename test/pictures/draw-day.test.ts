import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Day } from './day.ts';
import { drawDay } from './draw-day.ts';
import { CHINESE, ENGLISH } from './words.ts';

const at = (text: string): number => Date.parse(`2026-03-${text}:00Z`);
const lane = {
  buyer: 'Robin & <Co>',
  orderId: '111-2233445-6677889',
  country: 'US',
  messagesAt: [at('02T08:00')],
  dueAt: at('03T08:00'),
  acknowledgedAt: undefined,
  answeredAt: undefined,
  alerts: [
    { at: at('02T20:00'), channel: 'slack' },
    { at: at('03T04:00'), channel: 'slack' },
    { at: at('03T04:00'), channel: 'email' },
  ],
} satisfies Day['lanes'][number];
const dayWith = (answeredAt: number | undefined): Day => ({
  from: at('02T08:00'),
  to: at('03T10:00'),
  lanes: [{ ...lane, answeredAt }],
});
const countOf = (picture: string, mark: string): number => picture.split(mark).length - 1;

describe('the picture of a day', () => {
  it('marks each alert, and shows each channel once in the legend', () => {
    const picture = drawDay(dayWith(undefined), ENGLISH);
    expect(countOf(picture, '<circle class="slack edge"')).toBe(3);
    expect(countOf(picture, '<circle class="email edge"')).toBe(2);
  });

  it('says how late an unanswered thread is, in both languages', () => {
    expect(drawDay(dayWith(undefined), ENGLISH)).toContain('>2 h overdue<');
    expect(drawDay(dayWith(undefined), CHINESE)).toContain('>超时 2 小时<');
  });

  it('says how long an answer took, and paints a late one as late', () => {
    const inTime = drawDay(dayWith(at('03T07:10')), ENGLISH);
    expect(inTime).toContain('class="strong good" x="756" y="114">in 23 h 10 min<');
    expect(countOf(inTime, '<rect class="overdue"')).toBe(1);
    const late = drawDay(dayWith(at('03T09:00')), ENGLISH);
    expect(late).toContain('class="strong bad" x="756" y="114">in 25 h<');
    expect(countOf(late, '<rect class="overdue"')).toBe(2);
  });

  it('escapes its input', () => {
    expect(drawDay(dayWith(undefined), ENGLISH)).toContain('Robin &amp; &lt;Co&gt;, US');
  });

  it.each([
    ['.github/demo-day.svg', ENGLISH.title],
    ['.github/demo-day.zh-CN.svg', CHINESE.title],
  ])('%s is small, has its title and loads nothing', (file, title) => {
    const picture = readFileSync(file, 'utf8');
    expect(picture.length).toBeLessThan(20_000);
    expect(picture).toContain(`<title>${title}</title>`);
    expect(picture).not.toMatch(/href|url\(|<script|<image/);
  });
});

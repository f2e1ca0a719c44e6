import { expect, it } from 'vitest';
import { days, hours } from '#shared/domain/instant';
import { deadlineIn } from '#shared/mail/deadline-in';

it.each([
  ['Please respond within 48 hours.', hours(48)],
  ['within the 48-hour limit; it came 3 days late', hours(48)],
  ['You have 36 hrs.', hours(36)],
  ['You have 3 calendar days to represent your case.', days(3)],
  ['Bitte antworten Sie innerhalb von 3 Tagen.', days(3)],
  ['Vous avez 2 jours ouvrables.', days(2)],
  ['Rispondi entro 2 giorni.', days(2)],
  ['Responda en un plazo de 3 días naturales.', days(3)],
  ['Responda em 48 horas.', hours(48)],
  ['Masz na to 2 dni.', days(2)],
  ['3日以内に回答してください。', days(3)],
  ['48時間以内に', hours(48)],
  ['请在3天内回复。', days(3)],
  ['请在 3 个工作日内回复。', days(3)],
  ['خلال 3 أيام', days(3)],
  ['Refunds take 30 days. Answer within 36 hours, or in 2 days at most.', hours(36)],
])('%s', (text, expected) => {
  expect(deadlineIn(text)).toBe(expected);
});

it.each([
  'Please respond soon.',
  'It came 10 days late.',
  'Order 3 daypacks',
  '0 hours',
  'version 1.2 days',
  '',
])('names no deadline: %s', (text) => {
  expect(deadlineIn(text)).toBeUndefined();
});

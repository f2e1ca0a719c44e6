import { describe, expect, it } from 'vitest';
import { fillTemplate } from '#shared/domain/templates/fill';
import { openingsIn, VARIABLES, variablesIn } from '#shared/domain/templates/variables';

describe('a template is filled', () => {
  it('marks what was filled in, and leaves what is missing for a person', () => {
    const { text, filled, missing } = fillTemplate(
      'Hello {buyer}, {carrier} has {tracking}. {carrier} says {package status}.',
      { buyer: 'Anna', carrier: 'DHL' },
    );
    expect(text).toBe('Hello Anna, DHL has {tracking}. DHL says {package status}.');
    expect(filled.map(({ start, end, variable }) => [variable, text.slice(start, end)])).toEqual([
      ['buyer', 'Anna'],
      ['carrier', 'DHL'],
      ['carrier', 'DHL'],
    ]);
    expect(missing).toEqual(['tracking', 'package status']);
  });

  it('takes capitals, spaces and wide braces as they come', () => {
    const { text, missing } = fillTemplate('｛Buyer｝ { PACKAGE  status }', {
      buyer: '王芳',
      'package status': 'in transit',
    });
    expect({ text, missing }).toEqual({ text: '王芳 in transit', missing: [] });
  });

  it('never fills what a value brings along, and keeps a value on one line', () => {
    const { text } = fillTemplate('{item} for {buyer}', {
      item: 'Lamp {me}\n\nbuy at example',
      buyer: '{order}',
      order: '111-2233445-6677889',
      me: 'Li',
    });
    expect(text).toBe('Lamp me buy at example for order');
  });

  it('takes an empty value for a missing one', () => {
    expect(fillTemplate('{buyer}{item}', { buyer: ' \n', item: '{}' })).toEqual({
      text: '{buyer}{item}',
      filled: [],
      missing: ['buyer', 'item'],
    });
  });

  it('leaves what is no variable as it stands', () => {
    expect(fillTemplate('{name} {} {a\nb}', {})).toEqual({
      text: '{name} {} {a\nb}',
      filled: [],
      missing: [],
    });
  });

  it('keeps the places right behind values longer and shorter than their variables', () => {
    const values = Object.fromEntries(VARIABLES.map((one, index) => [one, '€'.repeat(index + 1)]));
    const { text, filled } = fillTemplate(VARIABLES.map((one) => `{${one}}`).join(' – '), values);
    expect(filled.map(({ start, end }) => text.slice(start, end))).toEqual(Object.values(values));
  });
});

describe('what stands between braces', () => {
  it('is found with its place, known or not', () => {
    expect(openingsIn('{buyer} ｛代金｝')).toEqual([
      { start: 0, end: 7, name: 'buyer', variable: 'buyer' },
      { start: 8, end: 12, name: '代金', variable: undefined },
    ]);
  });

  it('is named once, in one order', () => {
    expect(variablesIn('{me} {buyer} {me} {x}')).toEqual(['buyer', 'me']);
  });
});

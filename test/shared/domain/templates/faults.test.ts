import { describe, expect, it } from 'vitest';
import { faultsIn } from '#shared/domain/templates/faults';
import { STARTER_TEMPLATES } from '#shared/domain/templates/starter/library';
import { MOST_NAME, MOST_TEXT, type TemplateContent } from '#shared/domain/templates/template';
import { content, template } from '#test/builders/template';

const faultsOf = (more: Partial<TemplateContent>) => faultsIn(content(more), [template('taken')]);

describe('a template is refused', () => {
  it('never when it is right', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ name: { 'zh-CN': '延误' }, fulfilment: 'amazon' })).toEqual([]);
    for (const starter of STARTER_TEMPLATES)
      expect(
        faultsIn(
          starter,
          STARTER_TEMPLATES.filter((one) => one !== starter),
        ),
      ).toEqual([]);
  });

  it('without a name, or with one that fits no list', () => {
    expect(faultsOf({ name: {} })).toEqual([{ field: 'name', problem: 'missing' }]);
    expect(faultsOf({ name: { en: ' ' } })).toEqual([{ field: 'name', problem: 'missing' }]);
    expect(faultsOf({ name: { en: 'x'.repeat(MOST_NAME + 1) } })).toEqual([
      { field: 'name', problem: 'long' },
    ]);
  });

  it('with a shortcut that nobody can type, or that another has', () => {
    for (const shortcut of ['', 'Late', '/late', 'a b', '延误', '-a', 'x'.repeat(41)])
      expect(faultsOf({ shortcut })).toEqual([{ field: 'shortcut', problem: 'malformed' }]);
    expect(faultsOf({ shortcut: 'taken' })).toEqual([{ field: 'shortcut', problem: 'taken' }]);
    const gone = template('taken', { retired: { by: 'li', at: 0 } });
    expect(faultsIn(content({ shortcut: 'taken' }), [gone])).toEqual([]);
  });

  it('without a text, or with one that Amazon would not take', () => {
    expect(faultsOf({ versions: {} })).toEqual([{ field: 'versions', problem: 'none' }]);
    expect(faultsOf({ versions: { de: '\n' } })).toEqual([
      { field: 'text', language: 'de', problem: 'empty' },
    ]);
    expect(faultsOf({ versions: { de: 'x'.repeat(MOST_TEXT + 1) } })).toEqual([
      { field: 'text', language: 'de', problem: 'long' },
    ]);
  });

  it('with a variable that nothing fills', () => {
    const unknown = (language: string, name: string) => [
      { field: 'text', language, problem: 'unknown-variable', name },
    ];
    expect(faultsOf({ versions: { de: 'Hallo {kunde}' } })).toEqual(unknown('de', 'kunde'));
    expect(faultsOf({ versions: { zh: '您好｛买家｝' } })).toEqual(unknown('zh', '买家'));
    expect(faultsOf({ versions: { en: '{}' } })).toEqual(unknown('en', ''));
  });

  it('with a parcel’s number, where Amazon sends the order and tells nobody', () => {
    expect(faultsOf({ fulfilment: 'amazon', versions: { en: '{tracking} {deliver by}' } })).toEqual([
      { field: 'text', language: 'en', problem: 'parcel-variable', name: 'tracking' },
    ]);
  });
});

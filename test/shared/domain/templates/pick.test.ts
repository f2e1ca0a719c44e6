import { describe, expect, it } from 'vitest';
import { picks, type Sought } from '#shared/domain/templates/pick';
import { isDoubtful, libraryOf, type Template } from '#shared/domain/templates/template';

const template = (id: string, more: Partial<Template> = {}): Template => ({
  id,
  name: { en: id },
  shortcut: id,
  use: 'answer',
  topics: [],
  kinds: [],
  versions: { en: `English ${id}`, de: `Deutsch ${id}` },
  revision: 0,
  ...more,
});
const sought = (more: Partial<Sought> = {}): Sought => ({
  language: 'de',
  readerLanguage: 'zh-CN',
  topic: undefined,
  kind: 'message',
  fulfilment: undefined,
  lastUsed: [],
  ...more,
});
const idsOf = (templates: readonly Template[], more: Partial<Sought> = {}): string[] =>
  picks(templates, sought(more)).map((one) => one.template.id);

describe('templates are offered', () => {
  it('in the buyer’s language first, then on this topic, then as this person used them', () => {
    const all = [
      template('a', { topics: ['delivery'], versions: { fr: 'français' } }),
      template('b'),
      template('c', { topics: ['invoice'] }),
      template('d', { topics: ['delivery'] }),
      template('e', { topics: ['delivery', 'defect'] }),
    ];
    expect(idsOf(all, { topic: 'delivery' })).toEqual(['d', 'e', 'b', 'c', 'a']);
    expect(idsOf(all, { topic: 'delivery', lastUsed: ['c', 'e'] })).toEqual(['e', 'd', 'b', 'c', 'a']);
  });

  it('with the text for the buyer, and the same for the reader beside it', () => {
    const [first] = picks([template('a', { versions: { de: 'Hallo', zh: '您好', en: 'Hello' } })], sought());
    expect(first).toMatchObject({ language: 'de', text: 'Hallo', own: '您好', isForeign: false });
    const [chinese] = picks([template('a', { versions: { zh: '您好' } })], sought({ language: 'zh-CN' }));
    expect(chinese).toMatchObject({ language: 'zh', text: '您好', own: undefined, isForeign: false });
  });

  it('in another language with a word of it, English first, where the buyer’s is not written', () => {
    const [first] = picks([template('a')], sought({ language: 'sv' }));
    expect(first).toMatchObject({ language: 'en', text: 'English a', isForeign: true });
    expect(picks([template('a', { versions: {} })], sought())).toEqual([]);
  });

  it('for the thread’s kind and whoever sends the order only, and not once they are retired', () => {
    const all = [
      template('feedback', { kinds: ['feedback'] }),
      template('seller', { fulfilment: 'seller' }),
      template('amazon', { fulfilment: 'amazon' }),
      template('gone', { retired: { by: 'li', at: 0 } }),
    ];
    expect(idsOf(all)).toEqual(['amazon', 'seller']);
    expect(idsOf(all, { fulfilment: 'amazon' })).toEqual(['amazon']);
    expect(idsOf(all, { kind: 'feedback', fulfilment: 'seller' })).toEqual(['feedback', 'seller']);
  });

  it('by the beginning of a shortcut after a slash, else by words of name or text, however wide', () => {
    const all = [
      template('late', { shortcut: 'delayed', name: { en: 'Late parcel', 'zh-CN': '包裹延误' } }),
      template('other', { versions: { de: 'Ihr Paket ist verspätet' } }),
    ];
    const found = (search: string): string[] => idsOf(all, { search });
    expect(found('/del')).toEqual(['late']);
    expect(found('/layed')).toEqual([]);
    expect(found('  ').toSorted()).toEqual(['late', 'other']);
    expect(found('PAKET verspätet')).toEqual(['other']);
    expect(found('延误')).toEqual(['late']);
    expect(found('ｄｅｌａｙｅｄ')).toEqual(['late']);
  });
});

describe('the library', () => {
  it('has the shop’s version in the place of a starter', () => {
    const own = template('a', { revision: 1, changed: { by: 'li', at: 0 } });
    expect(
      libraryOf([template('a'), template('b')], [own]).map(({ id, revision }) => [id, revision]),
    ).toEqual([
      ['b', 0],
      ['a', 1],
    ]);
  });

  it('doubts a template that Amazon refused, or whose buyers often ask again', () => {
    expect(isDoubtful({ sent: 9, refused: 1, askedAgain: 0 })).toBe(true);
    expect(isDoubtful({ sent: 5, refused: 0, askedAgain: 2 })).toBe(true);
    expect(isDoubtful({ sent: 2, refused: 0, askedAgain: 2 })).toBe(false);
    expect(isDoubtful({ sent: 9, refused: 0, askedAgain: 2 })).toBe(false);
  });
});

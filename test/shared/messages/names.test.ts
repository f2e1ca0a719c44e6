import { afterEach, describe, expect, it, vi } from 'vitest';
import { MARKETPLACES } from '#shared/domain/marketplace';
import { nameIn } from '#shared/messages/names';

const COUNTRIES = MARKETPLACES.map(({ country }) => country);
const LANGUAGES = [...new Set(MARKETPLACES.flatMap(({ languages }) => languages))];

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  it('the countries and languages of Amazon have their usual names', () => {
    const usual = (type: 'region' | 'language', codes: readonly string[]): (string | undefined)[] => {
      const names = new Intl.DisplayNames(language, { type });
      // Sellers use the short name of the Emirates.
      return codes.map((code) => names.of(code)?.replace('阿拉伯联合酋长国', '阿联酋'));
    };
    expect(COUNTRIES.map((code) => nameIn(language, 'region', code))).toEqual(usual('region', COUNTRIES));
    expect(LANGUAGES.map((code) => nameIn(language, 'language', code))).toEqual(usual('language', LANGUAGES));
  });

  it('their names cost no start the first use of Intl', () => {
    vi.stubGlobal('Intl', undefined);
    for (const code of COUNTRIES) nameIn(language, 'region', code);
    for (const code of LANGUAGES) nameIn(language, 'language', code);
  });
});

it('any other language has a name too', () => {
  expect(nameIn('en', 'language', 'ko')).toBe('Korean');
  expect(nameIn('zh-CN', 'region', 'KR')).toBe('韩国');
});

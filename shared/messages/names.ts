import type { Reader } from './alert-view.ts';

/**
 * The countries of Amazon's marketplaces, and the languages of their buyers. `Intl` knows these names too, but takes 4 ms
 * for its first one.
 */
export const NAMES: Readonly<Record<Reader['language'], Readonly<Record<string, string>>>> = {
  en: {
    AE: 'United Arab Emirates',
    AU: 'Australia',
    BE: 'Belgium',
    BR: 'Brazil',
    CA: 'Canada',
    DE: 'Germany',
    EG: 'Egypt',
    ES: 'Spain',
    FR: 'France',
    GB: 'United Kingdom',
    IE: 'Ireland',
    IN: 'India',
    IT: 'Italy',
    JP: 'Japan',
    MX: 'Mexico',
    NL: 'Netherlands',
    PL: 'Poland',
    SA: 'Saudi Arabia',
    SE: 'Sweden',
    SG: 'Singapore',
    TR: 'Türkiye',
    US: 'United States',
    ar: 'Arabic',
    de: 'German',
    en: 'English',
    es: 'Spanish',
    fr: 'French',
    hi: 'Hindi',
    it: 'Italian',
    ja: 'Japanese',
    nl: 'Dutch',
    pl: 'Polish',
    pt: 'Portuguese',
    sv: 'Swedish',
    tr: 'Turkish',
    zh: 'Chinese',
  },
  'zh-CN': {
    AE: '阿联酋',
    AU: '澳大利亚',
    BE: '比利时',
    BR: '巴西',
    CA: '加拿大',
    DE: '德国',
    EG: '埃及',
    ES: '西班牙',
    FR: '法国',
    GB: '英国',
    IE: '爱尔兰',
    IN: '印度',
    IT: '意大利',
    JP: '日本',
    MX: '墨西哥',
    NL: '荷兰',
    PL: '波兰',
    SA: '沙特阿拉伯',
    SE: '瑞典',
    SG: '新加坡',
    TR: '土耳其',
    US: '美国',
    ar: '阿拉伯语',
    de: '德语',
    en: '英语',
    es: '西班牙语',
    fr: '法语',
    hi: '印地语',
    it: '意大利语',
    ja: '日语',
    nl: '荷兰语',
    pl: '波兰语',
    pt: '葡萄牙语',
    sv: '瑞典语',
    tr: '土耳其语',
    zh: '中文',
  },
};

/** Cached: creating one takes far longer than asking it, and a list asks for each of its rows. */
const others = new Map<string, Intl.DisplayNames>();

/** The name of a language or a country by its code: `German` for `de`. */
export function nameIn(language: Reader['language'], type: 'language' | 'region', code: string): string {
  const name = NAMES[language][code];
  if (name !== undefined) return name;
  const key = `${language} ${type}`;
  const known = others.get(key) ?? new Intl.DisplayNames(language, { type });
  others.set(key, known);
  return known.of(code) ?? code;
}

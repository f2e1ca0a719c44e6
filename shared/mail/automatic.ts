import { headerValues, type ParsedMail } from './open/parsed-mail.ts';
import { comparable } from './words/words.ts';

/** How the subject of an automatic reply begins, in the languages of the marketplaces, as mail programs write it. */
const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  ar: ['رد تلقائي', 'الرد التلقائي', 'خارج المكتب'],
  de: ['Automatische Antwort', 'Autoantwort', 'Abwesenheit', 'Automatische Abwesenheit', 'Außer Haus'],
  en: [
    'Automatic reply',
    'Automatic response',
    'Automated reply',
    'Automated response',
    'Auto-reply',
    'Autoreply',
    'Auto-response',
    'Autoresponse',
    'Out of Office',
    'Out of the Office',
    'Vacation reply',
  ],
  es: ['Respuesta automática', 'Fuera de oficina', 'Fuera de la oficina', 'Mensaje de ausencia'],
  fr: ['Réponse automatique', "Message d'absence", 'Absence du bureau', 'Absent du bureau'],
  hi: ['स्वचालित उत्तर', 'स्वतः उत्तर', 'कार्यालय से बाहर'],
  it: ['Risposta automatica', 'Fuori sede', 'Fuori ufficio'],
  ja: ['自動返信', '自動応答', '不在通知'],
  ko: ['자동 회신', '자동 응답', '부재중'],
  nl: ['Automatisch antwoord', 'Automatische reactie', 'Afwezigheid', 'Niet aanwezig'],
  pl: ['Odpowiedź automatyczna', 'Automatyczna odpowiedź', 'Autoodpowiedź', 'Poza biurem', 'Nieobecność'],
  pt: ['Resposta automática', 'Fora do escritório', 'Fora de escritório', 'Mensagem de ausência'],
  sv: ['Automatiskt svar', 'Autosvar', 'Frånvaromeddelande'],
  tr: ['Otomatik yanıt', 'Otomatik cevap', 'Ofis dışında', 'İş yeri dışında'],
  zh: ['自动回复', '自动答复', '自動回覆', '自動回復', '外出自动', '不在办公室'],
};

/** The headers by which a mail says that no person wrote it; `X-Auto-Response-Suppress` stands in people's mail too. */
const HEADERS: readonly { readonly name: string; readonly saysSo: RegExp }[] = [
  // RFC 3834.
  { name: 'auto-submitted', saysSo: /^(?!no\b)./i },
  { name: 'x-autoreply', saysSo: /^(?!no\b)/i },
  { name: 'x-autorespond', saysSo: /^(?!no\b)/i },
  { name: 'precedence', saysSo: /^auto_reply\b/i },
];

/** Turkish capitals have a dotless I that other languages have with a dot. */
const beginning = (text: string): string => comparable(text).trimEnd().replaceAll('ı', 'i');

const BEGINNINGS = Object.values(SUBJECTS).flat().map(beginning);

/** Whether the seller's own mail says itself that a machine sent it. */
export function isAutomatic(mail: ParsedMail): boolean {
  const subject = beginning(mail.subject);
  return (
    BEGINNINGS.some((one) => subject.startsWith(one)) ||
    HEADERS.some(({ name, saysSo }) => headerValues(mail, name).some((value) => saysSo.test(value)))
  );
}

import type { Words } from '../read/lexicon.ts';

export const sv: Words = {
  review: 'recension, recensioner, recensionen, omdome, omdomen, omdomet, betyg, betyget, produktrecension',
  feedback:
    'saljaromdome, saljaromdomet, saljarbetyg, saljarrecension, feedback om saljaren, omdome om saljaren',
  leave:
    'skriv, skriva, skriver, skrivit, lamna, lamnar, lamnat, ge oss, ge, ger, publicera, publicerar, dela, satt, posta',
  rate: 'betygsatt oss, betygsatt produkten, betygsatt var, recensera oss, recensera produkten, recensera',
  wish: 'hjalper oss, skulle uppskatta, uppskattar, hoppas pa, tacksamma, skulle betyda mycket',
  good: 'positiv, positiva, bra, fin, 5 stjarnor, fem stjarnor, 5 ★, ★, hogt',
  bad: 'negativ, negativa, dalig, daligt, 1 stjarna, en stjarna',
  happy: 'nojd, nojda, glad, gillar, missnojd, inte nojd',
  change:
    'ta bort, tar bort, tagit bort, radera, raderar, andra, andrar, andrat, uppdatera, uppdaterar, redigera, dra tillbaka, justera',
  stars: '5 stjarnor, fem stjarnor, 5 ★, ★',
  gift: 'presentkort, present, gava, rabatt, gratis, kupong, bonus, beloning, cashback, paypal',
  refund:
    'betalar vi tillbaka, betalar tillbaka, aterbetalning, aterbetalar, aterbetala, ersattning, ersatter, pengarna tillbaka',
  get: 'fa, far du, far, sa skickar vi, och vi',
  swap: 'for en, for ett, for din, for ditt, efter, som tack for',
  trade: 'i utbyte mot, som tack for, mot en',
  if: 'om, nar, sa snart, efter att',
  before: 'innan, i stallet for',
  contact:
    'kontakta oss, kontakta, skriv till oss, na oss, folj oss, lagg till oss, var, vart, hor av dig, ga med i, skicka',
  polite: 'skulle du kunna, kan du tanka dig, om du vill, kanske, skulle du vilja',
  solved: 'aterbetalt, aterbetalat, ersatt, lost, skickat en ny',
  thanks: 'tack for din, tack for ditt, tack for den',
  deny: 'erbjuder inte, erbjuder inga, kan inte, far inte, ber inte',
  filler:
    'din, ditt, dina, en, ett, den, det, oss, garna, vanligen, negativ, negativa, positiv, positiva, 5, 1, stjarnor, stjarna, ★, pa, amazon, produkten, var, vart, via, att, arlig, kort, om, med, i, meddelande, till',
  app: 'whatsapp, telegram, facebook, messenger, instagram, skype, signal, viber, wechat',
  chat: 'var whatsapp, var facebookgrupp, whatsapp meddelande till oss',
  elsewhere:
    'ring oss, ring mig, mejla oss, maila oss, var webbplats, var hemsida, var webbutik, utanfor amazon, via paypal, din e postadress, ditt telefonnummer',
  scan: 'skanna qr, skanna koden, qr koden, qr kod',
  marketing:
    'rabattkod*, kampanjkod*, nasta kop, nasta bestallning, vara andra produkter, nyhetsbrev, erbjudande, erbjudanden, rea, folj var butik, black friday, anvand koden',
  ask: 'kan du, skulle du kunna, vanligen, garna, vi ber dig att, du maste',
  cancel: 'avbestalla, avbestall, avboka, avbryta kopet, annullera, avbestalla ordern',
  shortage: 'slut i lager, slutsald, slutsald, finns inte i lager, inte langre tillganglig',
  courtesy:
    'tack, tack sa mycket, hej, god dag, basta, med vanliga halsningar, vanliga halsningar, ha en trevlig dag, ha en bra dag, for ditt meddelande, for din bestallning, for ditt kop, for ditt talamod, varsagod, hor garna av dig, om du har fragor, vi hjalper garna till, och',
  phone: 'telefon, tel, ring, ring oss, mobil, telefonnummer, whatsapp',
  number:
    'sparningsnummer, ordernummer, order, bestallning, serienummer, faktura, fakturanummer, modell, ean, iban, paket, kollinummer',
  service: 'transportor, garanti, tillverkare, postnord, dhl, tullen, amazon',
  care: 'aterbetalning, aterbetala, retur, ersattning, leverans',
  yours: 'din, ditt',
  we: 'oss, vi',
  prep: 'via, pa, genom',
  other: 'kan avbestalla, vill avbestalla',
  mail: 'via e post, per telefon, via mejl',
};

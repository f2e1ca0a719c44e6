import type { Words } from '../read/lexicon.ts';

export const nl: Words = {
  review:
    'review, reviews, beoordeling, beoordelingen, recensie, recensies, productreview, productbeoordeling',
  feedback:
    'verkopersfeedback, feedback, verkopersbeoordeling, feedback over de verkoper, beoordeling van de verkoper, winkelbeoordeling',
  leave:
    'schrijf, schrijven, schrijft, plaats, plaatsen, plaatst, geplaatst, geschreven, achterlaten, laat, laten, geef, geef ons, geven, laat een, achter te laten, achter, deel',
  rate: 'beoordeel ons, beoordeel het, beoordeel onze, beoordeel ons product, ons te beoordelen, product te beoordelen',
  wish: 'helpt ons, zouden blij zijn, stellen we op prijs, waarderen, hopen op, zouden het waarderen, helpt anderen, dankbaar',
  good: 'positieve, goede, 5 sterren, vijf sterren, 5 ★, ★, mooie, positief',
  bad: 'negatieve, slechte, 1 ster, een ster',
  happy: 'tevreden, blij, bevalt, ontevreden, niet tevreden',
  change:
    'verwijderen, verwijder, verwijdert, aanpassen, aan te passen, aanpast, wijzigen, wijzig, wijzigt, veranderen, verander, verandert, intrekken, bijwerken, bij te werken, herzien, te verwijderen, te wijzigen, herzien',
  stars: '5 sterren, vijf sterren, 5 ★, ★',
  gift: 'cadeaubon, cadeaubonnen, cadeau, cadeaukaart, korting, gratis, kortingsbon, tegoedbon, beloning, bonus, cashback, paypal, cadeau',
  refund:
    'terugbetaling, terugbetalen, betalen we alles terug, betalen wij, betalen we, vergoeden, vergoeding, geld terug, vervanging',
  get: 'ontvang, ontvangt u, krijgt u, krijg, en wij, en we, dan',
  swap: 'voor een, voor uw, voor de, voor elke, na, als dank voor',
  trade: 'in ruil voor, als dank voor',
  if: 'als, indien, zodra, wanneer, nadat',
  before: 'voordat, alvorens, in plaats van',
  contact:
    'contact, neem contact met ons op, neem contact op, bereik ons, stuur ons, app ons, voeg ons toe, volg ons, onze, ons, mijn, schrijf ons, word lid van, stuur ons',
  polite: 'zou u, kunt u misschien, als u wilt, wilt u overwegen, wellicht, zou u willen',
  solved: 'terugbetaald, vervangen, opgelost, opgestuurd, nieuwe gestuurd',
  thanks: 'bedankt voor uw, dank voor uw, bedankt voor de',
  deny: 'bieden geen, kunnen niet, mogen niet, vragen niet, vragen geen',
  filler:
    'uw, u, je, jouw, een, de, het, ons, onze, dan, alstublieft, graag, even, eerlijke, korte, negatieve, positieve, slechte, goede, 5, 1, sterren, ster, ★, amazon, op, bij, product, artikel, via, met, te, in, over, deze, die, willen, zou, bericht',
  app: 'whatsapp, whats app, wechat, telegram, facebook, messenger, instagram, skype, signal, facebookgroep',
  chat: 'onze facebookgroep, onze whatsapp',
  elsewhere:
    'bel ons, bel mij, bel met ons, stuur ons een e mail, stuur ons een mail, mail ons, onze website, onze webwinkel, onze webshop, buiten amazon, via paypal, uw e mailadres, uw telefoonnummer',
  scan: 'scan de qr, scan de code, qr code',
  marketing:
    'kortingscode*, volgende bestelling, volgende aankoop, onze andere producten, nieuwsbrief, aanbieding*, ontdek onze, actiecode*, bezoek onze winkel, volg onze winkel, black friday',
  ask: 'alstublieft, kunt u, wilt u, zou u, wij vragen u, u moet, gelieve',
  cancel:
    'annuleren, de bestelling annuleren, uw bestelling annuleren, bestelling te annuleren, annuleer de bestelling, te annuleren',
  shortage: 'uitverkocht, niet op voorraad, niet meer leverbaar, niet leverbaar, niet beschikbaar',
  courtesy:
    'bedankt, dank u, dank u wel, hartelijk dank, hallo, goedendag, beste, geachte, graag gedaan, met vriendelijke groet, vriendelijke groeten, fijne dag, een fijne dag, nog, voor uw bericht, voor uw bestelling, voor uw aankoop, voor uw geduld, voor uw begrip, heeft u vragen, bij vragen, neem gerust contact op, we helpen u graag, staan voor u klaar, en',
  phone: 'telefoon, tel, bel, bel ons, bellen, mobiel, telefoonnummer, whatsapp',
  number:
    'trackingcode, track, bestelnummer, bestelling, serienummer, factuur, factuurnummer, artikelnummer, ean, iban, pakket, model',
  service: 'bezorger, vervoerder, garantie, fabrikant, postnl, dhl, douane, amazon',
  care: 'terugbetaling, terugbetalen, retour, vervanging, bezorging',
  yours: 'uw, je',
  we: 'ons, we, wij',
  prep: 'via, op, per',
  other: 'u kunt de bestelling annuleren, kunt annuleren, wilt annuleren',
  mail: 'per e mail, per mail, per telefoon',
};

import type { Words } from '../read/lexicon.ts';

export const de: Words = {
  review:
    'bewertung, bewertungen, rezension*, produktbewertung*, kundenbewertung*, kundenrezension*, produktrezension*, sternebewertung*, review, reviews, beurteilung*',
  feedback:
    'verkauferbewertung*, verkaeuferbewertung*, verkauferfeedback, handlerbewertung*, shopbewertung*, verkaufer feedback, feedback zum verkaufer, bewertung des verkaufers, bewertung fur den verkaufer, verkäuferrezension*',
  leave:
    'schreiben, schreiben sie, hinterlassen, hinterlassen sie, abgeben, abgegeben, geben sie uns, geben sie, gebt uns, verfassen, verfassen sie, geschrieben, veroffentlichen, posten, teilen sie, dalassen, hinterlassen haben, lassen sie, schenken sie uns, vergeben sie, zeigen sie uns, wer uns lobt',
  rate: 'bewerten sie, bewerten sie uns, bewertet uns, bewerten sie unser*, bewerten sie das produkt, uns zu bewerten, produkt zu bewerten, uns bewerten, bewerten wurden, sternen bewerten, artikel bewerten, produkt bewerten, schlecht bewerten, sie uns bewerten, rezensieren*, positiv bewerten, gut bewerten, zufrieden bewerten, uns positiv bewerten',
  wish: 'freuen, freuen wir uns, wir freuen uns, freuen uns, hilft uns, wurde uns helfen, hilft anderen, dankbar, sehr helfen, bitten um, bitten wir um, wunschen uns, hoffen auf, waren fur uns, waren wir dankbar, waren wir froh',
  good: 'positive, positiven, positiver, gute, guten, guter, 5 sterne, funf sterne, 5 ★, ★, tolle, tollen, sehr gute, super, beste, besten, nette, 5 sterne, top, topbewertung',
  bad: 'negative, negativen, negativer, schlechte, schlechten, schlechter, 1 stern, ein stern',
  happy:
    'zufrieden, gefallt, gefallen, gefallt ihnen, begeistert, glucklich, unzufrieden, nicht zufrieden, alles in ordnung, alles passt',
  change:
    'loschen, loeschen, entfernen, andern, aendern, anpassen, zuruckziehen, zurueckziehen, zuruckzunehmen, uberarbeiten, aktualisieren, korrigieren, abandern, verandern, zuruckzuziehen, anzupassen, abzuandern, zu loschen, zu andern, zu entfernen, loschen sie, andern sie, entfernen sie, geloscht, entfernt, geandert, verbessern, das loschen der, die loschung der, loschung, anderung, umzuandern, herausnehmen, nehmen sie, uberdenken, ueberdenken, zuruck, erhohen, zu erhohen, zurucknehmen, zuruckgenommen, uberdacht, verschwindet, anderten, loschten, entfernten',
  stars: '5 sterne, funf sterne, 5 sternen, funf sternen, 5 ★, ★, 5 sterne*, volle punktzahl',
  gift: 'gutschein*, geschenk, geschenke, geschenkkarte*, geschenkgutschein*, rabatt*, gratis, kostenlos, kostenloses, pramie, bonus, cashback, bargeld, schenken wir, wir schenken, amazon gutschein*, belohnung, aufmerksamkeit, paypal, gibt es, legen wir, uberweisen wir, schenken, uberweisen',
  refund:
    'erstatten, erstattung, ruckerstattung*, ruckzahlung, kaufpreis, geld zuruck, entschadigung, entschadigen, zuruckerstatten, ersatz, neues produkt, erstatten wir, wir erstatten, teilerstattung, zahlen wir, das geld, ihr geld, geld, ihr geld zuruck',
  get: 'erhalten sie, erhalten, bekommen sie, bekommen, und wir, dann, wir schicken, schicken wir, senden wir, wir senden, kriegen, erstatten wir, bieten wir',
  swap: 'fur eine, fur ihre, fur die, fur jede, fur das, fuer eine, fuer ihre, als dank fur, als dankeschon fur, gegen eine, nach, fur',
  trade:
    'im austausch gegen, im gegenzug fur, als gegenleistung fur, gegen eine, gegen ihre, als dankeschon fur, als dank fur',
  if: 'wenn, falls, sobald, sofern, nachdem, sollten, einfach, bei zufriedenheit',
  before: 'bevor, ehe, anstatt, statt',
  contact:
    'kontaktieren, kontaktieren sie uns, kontaktieren sie mich, schreiben sie uns, schreiben sie mir, melden sie sich, erreichen sie uns, erreichen sie mich, erreichen, adden sie uns, folgen sie uns, treten sie, unser, unsere, unserer, mein, meine, mich, kontakt, chatten sie, schreib uns, finden sie uns, wenden sie sich, schicken sie uns, senden sie uns, schreiben sie',
  polite:
    'wurden sie, konnten sie, vielleicht, wenn sie mogen, wenn sie mochten, wenn sie wollen, gerne, ware es moglich, durfen wir',
  solved:
    'erstattet, ersetzt, geklart, gelost, gutgeschrieben, ersatz geschickt, neu verschickt, neues geschickt, ersatz gesendet, ausgetauscht',
  thanks:
    'danke fur ihre, vielen dank fur ihre, vielen dank fur die, danke fur die, herzlichen dank fur ihre, haben ihre, in ihrer',
  deny: 'bieten keine, bieten wir keine, keinerlei, nicht anbieten, durfen nicht, durfen wir nicht, nicht moglich, bitten nicht, verlangen keine, erwarten keine, konnen wir nicht, konnen nicht',
  filler:
    'sie, ihre, ihrer, ihren, ihr, die, der, das, den, dem, eine, einen, einer, ein, uns, unser, unsere, unserem, unseren, bitte, doch, mal, noch, sich, negative, negativen, positive, positiven, schlechte, schlechten, gute, gut, guten, ehrliche, kurze, kleine, fur, zu, bei, amazon, auf, uber, mit, von, 5, 1, sterne, stern, sternen, ★, produkt, artikel, wieder, jetzt, per, via, es, im, in, und, als, selbst, diese, dieser, gern, gerne, hier, haben, wurden, sehr, zum, zur, kurz, ein paar, hilfreiche, aktuelle, bestehende, um, einfach, nachricht, noch einmal, nochmal, ist, wird, wieder, fünf, form, in form, sterne in',
  app: 'whatsapp, whats app, wechat, telegram, viber, facebook, messenger, instagram, insta, skype, signal, snapchat, facebook gruppe, threema, tiktok',
  chat: 'unsere facebook gruppe, unserer facebook gruppe, facebook gruppe, whatsapp nummer, unsere whatsapp*, meine whatsapp*, telegram gruppe, unser instagram, unser telegram, uns eine whatsapp*, whatsapp nachricht an, us per whatsapp',
  elsewhere:
    'rufen sie uns, rufen sie mich, rufen sie bitte, anrufen, uns telefonisch, uns per mail, uns per e mail, uns eine e mail, uns eine mail, direkt eine e mail, direkt eine mail, unserer webseite, unsere webseite, unserer website, unsere website, unserer homepage, unserem onlineshop, unserem online shop, unseren onlineshop, unserem webshop, ausserhalb von amazon, ausserhalb amazons, an amazon vorbei, per paypal, uber paypal, ihre e mail adresse, ihre telefonnummer, ihre handynummer, unsere hotline, unserer hotline, per uberweisung, auf unser konto, uns anrufen, sie uns anrufen',
  scan: 'scannen sie den qr, scannen sie den code, qr code scannen, qr code',
  marketing:
    'rabattcode*, gutscheincode*, aktionscode*, nachsten bestellung, nachsten einkauf, nachste bestellung, nachsten kauf, unsere anderen produkte, unsere weiteren produkte, unsere neuen produkte, unsere neuheiten, im angebot, sonderangebot*, newsletter, folgen sie unserem shop, besuchen sie unseren shop, stobern sie, neue kollektion, black friday, mit dem code, entdecken sie unsere, rabattaktion*, auf alles, nur fur kurze zeit, sparen sie, nachsten mal, beim nachsten mal',
  ask: 'bitte, konnten sie, konnen sie, wurden sie, wir bitten sie, bitten sie, bitten wir sie, mussen sie, sie mussten, bitten sie um, ware eine, am besten',
  cancel:
    'stornieren, stornieren sie, storno, stornierung, die bestellung stornieren, bestellung selbst stornieren, bestellung zu stornieren, stornieren sie die bestellung, storniert, stornierung durch sie, seite aus stornieren',
  shortage:
    'ausverkauft, nicht mehr lieferbar, nicht lieferbar, nicht vorratig, nicht auf lager, nicht mehr verfugbar, nicht verfugbar, vergriffen, nicht liefern konnen, konnen wir nicht liefern',
  courtesy:
    'danke, vielen dank, herzlichen dank, besten dank, hallo, guten tag, guten morgen, sehr geehrte, sehr geehrter, liebe, lieber, frau, herr, gern geschehen, gerne, bitte sehr, mit freundlichen grussen, freundliche grusse, viele grusse, beste grusse, schonen tag, einen schonen tag, wir wunschen ihnen, fur ihre nachricht, fur ihren einkauf, fur ihre bestellung, fur ihr vertrauen, fur ihre geduld, fur ihr verstandnis, fur ihre ruckmeldung, bei fragen, bei weiteren fragen, stehen wir ihnen gerne zur verfugung, stehen wir, zur verfugung, jederzeit, helfen wir ihnen gerne, helfen ihnen gerne, fur sie da, wir sind, melden sie sich, und, ihnen',
  phone:
    'tel, telefon, telefonnummer, rufnummer, handy, handynummer, mobil, anrufen, rufen, rufen sie uns an, whatsapp, hotline, erreichen, nummer ist, meine nummer, fax, sms, mobilnummer',
  number:
    'sendungsnummer, sendungsverfolgung, paketnummer, trackingnummer, bestellnummer, bestellung, seriennummer, rechnungsnummer, rechnung, artikelnummer, modell, modellnummer, ean, isbn, iban, steuernummer, ust, fehlercode, referenz, kundennummer, vorgang, auftragsnummer, teilenummer',
  service: 'paketdienst, versanddienst, garantie, hersteller, dhl, dpd, hermes, gls, ups, zoll, post, amazon',
  care: 'erstatten, erstattung, ruckerstattung, rucksendung, ersatz, neu versenden, zustellung',
  other:
    'unsere beurteilung des, sie konnen, mochten sie die bestellung, stornieren mochten, storniert werden, energiebewertung, ob sie stornieren, ob sie die bestellung stornieren',
  yours: 'ihre, ihrer, eure',
  we: 'uns, wir, mir',
  prep: 'auf, uber, per, via',
  mail: 'per e mail, per mail, per telefon, telefonisch',
};

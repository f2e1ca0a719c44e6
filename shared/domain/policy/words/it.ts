import type { Words } from '../read/lexicon.ts';

export const it: Words = {
  review:
    'recensione, recensioni, valutazione, valutazioni, opinione, recensione del prodotto, commento sul prodotto, giudizio, commento',
  feedback:
    'feedback, feedback sul venditore, feedback del venditore, feedback venditore, valutazione del venditore, valutazione venditore, valutazione sul venditore, recensione del venditore',
  leave:
    'lasci, lasciare, lascia, lasci una, ci lasci, lasciarci, scriva, scrivere, scrivi, pubblichi, pubblicare, pubblica, dia, dare, ci dia, inserisca, inserire, lasciato, scritto, pubblicato, condivida, condividere, rilasciare, rilasci, lasciate, scrivete, lo dica in, dica in, ci mostri, mostri',
  rate: 'recensisca, recensire, ci valuti, valuti il, valuti il prodotto, valutare il prodotto, ci recensisca, valutarci, recensirci, valuti il nostro',
  wish: 'ci farebbe piacere, ci aiuterebbe, ci aiuta, speriamo, saremmo grati, saremmo felici, apprezzeremmo, contiamo su, ci farebbe, aiuta gli altri, attendiamo, farebbero molto piacere, farebbero piacere, fanno piacere',
  good: 'positiva, positive, positivo, buona, buone, ottima, 5 stelle, cinque stelle, 5 ★, ★, eccellente, bella, massimo',
  bad: 'negativa, negativo, cattiva, 1 stella, una stella, brutta, pessima',
  happy:
    'soddisfatto, soddisfatta, contento, contenta, piace, le piace, ti piace, felice, insoddisfatto, non e soddisfatto, tutto bene',
  change:
    'rimuovere, rimuova, rimuovi, cancellare, cancelli, cancella, modificare, modifichi, modifica, modificato, cambiare, cambi, eliminare, elimini, elimina, aggiornare, aggiorni, ritirare, ritiri, rivedere, riveda, rimosso, cancellato, eliminato, correggere, corregga, la rimozione della, la modifica della, togliere, tolga, cancellata, rimossa, eliminata, modificata, rivedere, sparita, cambiasse, modificasse, rimuovesse, cancellasse',
  stars: '5 stelle, cinque stelle, 5 ★, ★, massimo dei voti',
  gift: 'buono, buono amazon, buono sconto, buoni, regalo, regali, carta regalo, sconto, sconti, omaggio, gratis, gratuito, gratuitamente, coupon, premio, cashback, bonus, paypal, denaro, regaliamo, le regaliamo, offriamo, in omaggio, versiamo, verseremo',
  refund:
    'rimborso, rimborsi, rimborsiamo, rimborseremo, rimborsare, la rimborsiamo, la rimborseremo, le rimborsiamo, compenso, risarcimento, sostituzione, indennizzo, riavra i suoi soldi, soldi, suoi soldi, rimborsata',
  get: 'ricevera, riceva, ricevi, riceverai, e le invieremo, le invieremo, e le, e la, avra, otterra, ottenga, poi le, invieremo',
  swap: 'per una, per la sua, per la, per ogni, per un, dopo, per il suo, come ringraziamento per, per',
  trade:
    'in cambio di, in cambio della, in cambio d, come ringraziamento per, a fronte di, ringraziarla della, ringraziarla per, ringraziarti della',
  if: 'se, appena, quando, una volta che, dopo aver, dopo che, basta, non appena, a condizione',
  before: 'prima di, prima che, invece di, anziche',
  contact:
    'ci contatti, contatti, contattarci, contattateci, ci scriva, mi scriva, scrivici, ci aggiunga, mi aggiunga, ci segua, ci trovi, entri, il nostro, la nostra, nostro, mio, si unisca, ci raggiunga, parli con noi, ci mandi, mi mandi, ci invii',
  polite:
    'potrebbe, se lo desidera, se vuole, vorrebbe, le dispiacerebbe, sarebbe possibile, se lo ritiene, se le va',
  solved:
    'rimborsata, rimborsato, rimborsati, sostituito, sostituita, risolto, spedito, spedita, inviato, inviata',
  thanks:
    'grazie per la sua, grazie per il suo, grazie per il, grazie della, grazie del, letto la sua, visto la sua, ringraziamo per il, ringraziamo per la',
  deny: 'non offriamo, non possiamo, non chiediamo, non dobbiamo, senza condizioni, mai',
  filler:
    'la, il, lo, le, l, una, un, sua, suo, tua, tuo, nostra, nostro, su, sul, amazon, negativa, positiva, negativo, positivo, buona, breve, onesta, 5, 1, cinque, stelle, stella, ★, a, per, favore, di, del, della, in, con, via, tramite, ci, mi, prodotto, articolo, che, e, completamente, avra, piccola, questa, quella, anche, con, sincera, qui, vostra, vostro, da, ricevere, nel, messaggio, quel, sara, stata, verra, sul, essere, il suo',
  app: 'whatsapp, whats app, wechat, telegram, viber, facebook, messenger, instagram, insta, skype, signal, gruppo facebook, pagina facebook, tiktok',
  chat: 'nostro whatsapp, mio whatsapp, nostro gruppo facebook, nostra pagina facebook, numero whatsapp, nostro telegram, nostro instagram',
  elsewhere:
    'ci chiami, mi chiami, chiamateci, chiamarci, ci telefoni, ci mandi un e mail, ci mandi una mail, ci invii un e mail, ci invii una mail, nostro sito web, nostro sito, nostro negozio online, fuori da amazon, al di fuori di amazon, tramite paypal, con paypal, via paypal, suo indirizzo e mail, suo numero di telefono, sua mail, sua email, per telefono, bonifico, scriva una mail, suo indirizzo email, ci dia il suo indirizzo',
  scan: 'scansioni il codice, scansioni il qr, inquadri il qr, inquadri il codice, codice qr, qr code',
  marketing:
    'codice sconto, codice promozionale, prossimo ordine, prossimo acquisto, prossimi acquisti, altri nostri prodotti, nostri altri prodotti, nuovi prodotti, nostre novita, in offerta, offerta speciale, offerte speciali, promozione, newsletter, visiti il nostro negozio, segua il nostro negozio, usi il codice, scopra i nostri, scopra gli altri, saldi, black friday, nuova collezione',
  ask: 'per favore, potrebbe, la preghiamo di, le chiediamo di, deve, puo per favore, dovrebbe, gentilmente',
  cancel:
    'annullare l ordine, annullare il suo ordine, annullare il tuo ordine, annulli l ordine, annullare, annulli il suo ordine, richiedere l annullamento, cancellare l ordine, cancelli l ordine',
  shortage:
    'esaurito, esaurita, non disponibile, non e piu disponibile, non piu disponibile, fuori stock, terminato, non possiamo spedire',
  courtesy:
    'grazie, grazie mille, buongiorno, buonasera, salve, gentile, cliente, cordiali saluti, distinti saluti, saluti, buona giornata, una buona giornata, le auguriamo, per il suo messaggio, per averci contattato, per il suo acquisto, per il suo ordine, per la pazienza, per la comprensione, per la fiducia, prego, restiamo a disposizione, siamo a disposizione, a sua disposizione, per qualsiasi domanda, se ha domande, se ha bisogno, di aiuto, non esiti a contattarci, di nulla, con piacere, e, signora, signor',
  phone:
    'telefono, tel, chiami, ci chiami, mi chiami, chiamare, cellulare, numero di telefono, whatsapp, chiamateci, cell, sms, fax',
  number:
    'spedizione, numero di spedizione, tracking, tracciamento, ordine, numero d ordine, fattura, serie, numero di serie, modello, codice, riferimento, ean, isbn, iban, partita iva, iva, errore, pacco, articolo, pratica',
  service: 'corriere, garanzia, produttore, brt, gls, sda, dhl, ups, poste, dogana, amazon',
  care: 'rimborso, rimborsare, rimborsiamo, reso, sostituzione, rispedire, consegna',
  other: 'a nostro giudizio, puo annullare, desidera annullare, vuole annullare',
  yours: 'sua, suo, vostra',
  we: 'ci, noi, continuiamo, parliamone',
  prep: 'su, via, tramite',
  mail: 'via e mail, per e mail, via mail, per telefono',
};

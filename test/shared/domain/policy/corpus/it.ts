import type { Corpus } from './sentences.ts';

export const it: Corpus = {
  allowed: String.raw`
Buongiorno, il pacco è stato affidato a BRT il 02/03/2026 e dovrebbe arrivare venerdì.
Il numero di spedizione è 123456789012; può seguirlo su https://www.brt.it.
Il rimborso di 1.299,00 EUR è stato emesso il 12/03/2026 e richiede 3-5 giorni lavorativi.
Mi dispiace che la lampada sia arrivata rotta. Oggi ne ho spedita una nuova.
Grazie per il suo feedback, il rimborso è stato emesso.
Esaminiamo il suo caso e la rimborsiamo entro 24 ore.
Può annullare l'ordine in "I miei ordini" finché non è spedito.
Tenga premuto il pulsante per 10 secondi finché il codice di errore E05 sparisce.
Scansioni il codice QR per associare la telecamera.
L'orologio funziona con WhatsApp e mostra i messaggi.
Preferisce un rimborso o una sostituzione?
Potrebbe inviarci qui una foto della parte danneggiata?
Il blu è esaurito fino al 15 maggio; il nero ha la stessa misura. Quale preferisce?
La batteria dura 8 ore e si ricarica in 2,5 ore.
La fattura del 2 marzo 2026 è allegata.
Se è soddisfatto della soluzione, non serve altro.
Prima di restituire l'apparecchio, rimuova la batteria.
Amazon si occupa della consegna di questo ordine; può contattare il servizio clienti su https://www.amazon.it/contact-us.
Il numero di serie 4006381333931 è sul retro.
L'abbiamo rimborsata ieri. Se lo desidera, potrebbe aggiornare il suo feedback sul venditore?
Non offriamo rimborsi in cambio di recensioni.
Il pacco è arrivato.Lo ha ritirato il vicino.
Cambi le pile, poi rimuova il coperchio.
Le rispondiamo entro giovedì 5 marzo alle 18:00.
`,
  forbidden: {
    'contact-email': `
Ci scriva a servizio@acme-casa.it.
Il mio indirizzo è anna chiocciola acme punto com.
Mandi la foto ad acme.supporto@gmail.com.
`,
    'contact-phone': `
Ci chiami al 333 1234567.
Il nostro telefono: +39 06 12345678.
Mi chiami al tre tre tre uno due tre quattro cinque sei sette.
`,
    'contact-chat': `
Ci contatti su WhatsApp, è più veloce.
Ci scriva su Telegram per il manuale.
Entri nel nostro gruppo Facebook.
`,
    'contact-elsewhere': `
Ci chiami e troveremo una soluzione.
Ci mandi un'e-mail direttamente, fuori da Amazon.
Trova il ricambio sul nostro sito web.
`,
    'link-external': `
Il manuale è su www.acme-casa.it/manuale.
Visiti acmenegozio.it per il manuale.
Guardi https://youtu.be/abc123 per il montaggio.
`,
    'review-incentive': `
Le offriamo un buono da 10 EUR in cambio di una recensione.
Lasci una recensione e riceverà un regalo.
Se lascia una recensione positiva, le rimborsiamo l'ordine.
Per una recensione a 5 stelle riceverà uno sconto del 20 %.
Scriva una recensione e le invieremo una carta regalo.
`,
    'review-change-incentive': `
Se cancella la recensione, la rimborsiamo completamente.
La rimborseremo appena avrà modificato la sua recensione.
Rimuova la recensione e le invieremo un regalo.
`,
    'review-change': `
Potrebbe rimuovere la sua recensione?
La preghiamo di modificare la recensione negativa.
Le chiediamo di cancellare la recensione.
Potrebbe cambiare la sua valutazione a 1 stella?
`,
    'feedback-change': `
Rimuova il suo feedback negativo, per favore.
Deve cancellare il feedback, la colpa è del corriere.
`,
    'review-positive': `
Ci lasci 5 stelle, per favore.
Una recensione positiva ci aiuterebbe molto.
Speriamo in una recensione positiva.
Ci dia cinque stelle.
Lasci una r e c e n s i o n e positiva.
`,
    'review-if': `
Se è soddisfatto, lasci una recensione.
Se il prodotto le piace, ci lasci una recensione.
Ci contatti prima di lasciare una recensione negativa.
Prima di pubblicare una recensione, ci scriva.
`,
    'review-ask': `
Lasci una recensione su Amazon, per favore.
Ci farebbe piacere ricevere una sua recensione.
Non dimentichi di recensire il prodotto.
`,
    marketing: `
Usi il codice SAVE20 per uno sconto del 20 % sul prossimo ordine.
Ecco un buono sconto per il suo prossimo acquisto.
Scopra gli altri nostri prodotti in offerta.
Si iscriva alla nostra newsletter.
`,
    'ask-cancel': `
Annulli l'ordine per favore, l'articolo è esaurito.
Potrebbe annullare il suo ordine?
`,
    emoji: `
Il pacco è in viaggio 📦 e arriva lunedì.
`,
    variable: `
Buongiorno {buyer}, il pacco è in viaggio.
`,
  },
  heldOut: {
    allowed: String.raw`
Buongiorno signor Neri, il corriere è passato ieri alle 11:20 e ripasserà domani.
Per ripristinare il router, prema il pulsante per 15 secondi con uno spillo.
Il filtro è adatto ai modelli KX-200, KX-210 e KX-2200.
Abbiamo esaminato le foto: lo schermo era rotto prima della consegna. Un nuovo apparecchio parte stasera.
In "I miei ordini" scelga "Restituisci o sostituisci" e stampi l'etichetta di Amazon.
Il pacco è in dogana e sarà liberato entro il 9 marzo.
Ci dica entro giovedì se desidera annullare o aspettare.
Se la riparazione non la soddisfa, ritiriamo il frullatore e la rimborsiamo.
`,
    forbidden: {
      'review-ask': `
Non dimentichi di scrivere una recensione.
`,
      'contact-chat': `
Ci mandi un messaggio WhatsApp.
Ci segua su Instagram.
Continuiamo su WhatsApp.
Questo è il mio Telegram, rispondiamo in pochi minuti.
`,
      'contact-elsewhere': `
Ci dia il suo indirizzo email, sarà più semplice.
`,
      'review-incentive': `
Per ringraziarla della recensione le regaliamo 15 EUR.
Cinque stelle e il secondo è in omaggio.
Ci mostri la recensione e le versiamo 10 euro.
`,
      'review-change-incentive': `
Non appena la recensione sarà cancellata, riavrà i suoi soldi.
`,
      'review-change': `
Sarebbe possibile rivedere la sua valutazione?
Potrebbe togliere quel commento negativo sul prodotto?
Saremmo felici se cambiasse la sua valutazione.
`,
      'review-positive': `
Le sue 5 stelle ci farebbero molto piacere.
Viviamo delle buone recensioni dei clienti.
`,
      'review-if': `
Soddisfatto? Lo dica in una recensione!
`,
      'ask-cancel': `
Non possiamo spedire, potrebbe annullare lei?
`,
    },
  },
};

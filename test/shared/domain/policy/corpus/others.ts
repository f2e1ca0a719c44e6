import type { Corpus } from './sentences.ts';

export const nl: Corpus = {
  allowed: String.raw`
Goedendag, uw pakket is op 02-03-2026 aan PostNL gegeven en komt naar verwachting vrijdag aan.
De terugbetaling van 39,99 EUR is op 12 maart gedaan en duurt 3 tot 5 werkdagen.
Het spijt me dat de lamp kapot is aangekomen. Ik heb vandaag een nieuwe gestuurd.
Bedankt voor uw reactie, het bedrag is terugbetaald.
U kunt de bestelling annuleren onder Mijn bestellingen zolang deze niet is verzonden.
Scan de QR-code om de camera te koppelen.
Wilt u liever een terugbetaling of een nieuw exemplaar?
Als u tevreden bent met deze oplossing, hoeft u niets te doen.
De trackingcode is 3SABCD123456789; u kunt het pakket volgen op https://www.postnl.nl.
`,
  forbidden: {
    'contact-email': `
Mail ons via service@acme-huis.nl.
`,
    'contact-phone': `
Bel ons op 06 12345678.
`,
    'contact-chat': `
Neem contact met ons op via WhatsApp.
`,
    'review-incentive': `
Schrijf een review en ontvang een cadeaubon.
Als u een positieve beoordeling plaatst, betalen we alles terug.
`,
    'review-change': `
Kunt u uw review verwijderen?
Wilt u uw beoordeling aanpassen?
`,
    'review-positive': `
Geef ons alstublieft 5 sterren.
Een positieve review helpt ons enorm.
`,
    'review-if': `
Als u tevreden bent, laat dan een review achter.
Neem contact op voordat u een negatieve review plaatst.
`,
    'review-ask': `
Laat alstublieft een review achter op Amazon.
`,
    marketing: `
Met de kortingscode SAVE20 krijgt u 20% korting op uw volgende bestelling.
`,
    'ask-cancel': `
Annuleer de bestelling alstublieft, het artikel is uitverkocht.
`,
  },
  heldOut: {
    allowed: String.raw`
De bezorger was gisteren om 11:20 bij u en komt morgen terug.
Het filter past op de modellen KX-200 en KX-2200.
`,
    forbidden: {
      'contact-chat': `
Stuur ons een WhatsApp-bericht.
`,
      'review-change': `
Zou u uw recensie willen herzien?
`,
      'review-incentive': `
Voor vijf sterren krijgt u van ons een cadeau.
`,
    },
  },
};

export const pl: Corpus = {
  allowed: String.raw`
Dzień dobry, paczka została nadana 02.03.2026 i powinna dotrzeć do piątku.
Zwrot 39,99 zł został zlecony 12 marca i potrwa od 3 do 5 dni roboczych.
Przykro mi, że lampa dotarła uszkodzona. Dziś wysłałem nową.
Dziękujemy za informację, pieniądze zostały zwrócone.
Zamówienie można anulować w zakładce Moje zamówienia, dopóki nie zostało wysłane.
Proszę zeskanować kod QR, aby sparować kamerę.
Czy woli Pani zwrot pieniędzy czy wymianę?
Numer przesyłki to 612345678901234567890123, można ją śledzić na https://inpost.pl.
`,
  forbidden: {
    'contact-email': `
Proszę pisać na adres serwis@acme-dom.pl.
`,
    'contact-phone': `
Proszę zadzwonić pod numer +48 601 234 567.
`,
    'contact-chat': `
Proszę skontaktować się z nami przez WhatsApp.
`,
    'review-incentive': `
Za pozytywną opinię otrzyma Pan kupon rabatowy.
Jeśli napisze Pani recenzję, zwrócimy całą kwotę.
`,
    'review-change': `
Czy mogłaby Pani usunąć swoją opinię?
Prosimy o zmianę negatywnej opinii.
`,
    'review-positive': `
Prosimy o 5 gwiazdek.
Prosimy o pozytywną opinię.
`,
    'review-if': `
Jeśli jest Pan zadowolony, prosimy o opinię.
Prosimy o kontakt przed wystawieniem negatywnej opinii.
`,
    'review-ask': `
Prosimy o wystawienie opinii na Amazon.
`,
    marketing: `
Kod rabatowy SAVE20 daje 20% zniżki na następne zamówienie.
`,
    'ask-cancel': `
Proszę anulować zamówienie, produkt jest niedostępny.
`,
  },
  heldOut: {
    allowed: String.raw`
Kurier był wczoraj o 11:20 i przyjedzie jutro jeszcze raz.
Filtr pasuje do modeli KX-200 i KX-2200.
`,
    forbidden: {
      'contact-chat': `
Proszę wysłać nam wiadomość na WhatsApp.
`,
      'review-change': `
Czy mógłby Pan poprawić swoją ocenę?
`,
      'review-incentive': `
Za pięć gwiazdek dodamy prezent.
`,
    },
  },
};

export const pt: Corpus = {
  allowed: String.raw`
Olá, a sua encomenda foi entregue aos CTT em 02/03/2026 e deve chegar até sexta-feira.
O reembolso de 39,99 EUR foi emitido em 12 de março e demora de 3 a 5 dias úteis.
Lamento que o candeeiro tenha chegado partido. Hoje enviei um novo.
Obrigado pelo seu comentário, o reembolso já foi feito.
Pode cancelar o pedido em Os meus pedidos enquanto não for enviado.
Leia o código QR para emparelhar a câmara.
Prefere um reembolso ou uma troca?
Na nossa opinião, o cabo é curto: mede 80 cm.
`,
  forbidden: {
    'contact-email': `
Escreva para servico@acme-casa.pt.
`,
    'contact-phone': `
Ligue para +351 912 345 678.
`,
    'contact-chat': `
Fale connosco pelo WhatsApp.
`,
    'review-incentive': `
Deixe uma avaliação e receba um presente.
Se deixar uma avaliação positiva, reembolsamos o valor.
`,
    'review-change': `
Poderia remover a sua avaliação?
Pedimos que altere a sua opinião negativa.
`,
    'review-positive': `
Dê-nos 5 estrelas, por favor.
Uma avaliação positiva ajuda-nos muito.
`,
    'review-if': `
Se estiver satisfeito, deixe uma avaliação.
Contacte-nos antes de deixar uma avaliação negativa.
`,
    'review-ask': `
Por favor, deixe uma avaliação na Amazon.
`,
    marketing: `
Use o código SAVE20 para 20% de desconto na próxima compra.
`,
    'ask-cancel': `
Por favor, cancele o pedido, o artigo está esgotado.
`,
  },
  heldOut: {
    allowed: String.raw`
O estafeta passou ontem às 11:20 e volta amanhã.
O filtro serve para os modelos KX-200 e KX-2200.
`,
    forbidden: {
      'contact-chat': `
Mande-nos uma mensagem no WhatsApp.
`,
      'review-change': `
Seria possível rever a sua classificação?
`,
      'review-incentive': `
Por cinco estrelas oferecemos um brinde.
`,
    },
  },
};

export const sv: Corpus = {
  allowed: String.raw`
Hej, ditt paket lämnades till PostNord den 2 mars 2026 och bör komma fram på fredag.
Återbetalningen på 399 kr gjordes den 12 mars och tar 3 till 5 arbetsdagar.
Jag beklagar att lampan kom fram trasig. Jag har skickat en ny i dag.
Tack för din återkoppling, beloppet är återbetalt.
Du kan avbeställa under Mina beställningar så länge den inte har skickats.
Skanna QR-koden för att para ihop kameran.
Vill du hellre ha pengarna tillbaka eller en ny?
`,
  forbidden: {
    'contact-email': `
Skriv till service@acme-hem.se.
`,
    'contact-phone': `
Ring oss på 070-123 45 67.
`,
    'contact-chat': `
Kontakta oss via WhatsApp.
`,
    'review-incentive': `
Skriv en recension och få ett presentkort.
Om du lämnar en positiv recension betalar vi tillbaka allt.
`,
    'review-change': `
Kan du ta bort din recension?
Vi ber dig att ändra ditt omdöme.
`,
    'review-positive': `
Ge oss gärna 5 stjärnor.
En positiv recension hjälper oss mycket.
`,
    'review-if': `
Om du är nöjd, lämna gärna en recension.
Kontakta oss innan du lämnar en negativ recension.
`,
    'review-ask': `
Lämna gärna en recension på Amazon.
`,
    marketing: `
Använd koden SAVE20 för 20 % rabatt på nästa köp.
`,
    'ask-cancel': `
Avbeställ gärna, varan är slut i lager.
`,
  },
  heldOut: {
    allowed: String.raw`
Budet kom i går klockan 11:20 och kommer tillbaka i morgon.
Filtret passar modellerna KX-200 och KX-2200.
`,
    forbidden: {
      'contact-chat': `
Skicka ett WhatsApp-meddelande till oss.
`,
      'review-change': `
Kan du tänka dig att ändra betyget?
`,
      'review-incentive': `
För fem stjärnor får du en present av oss.
`,
    },
  },
};

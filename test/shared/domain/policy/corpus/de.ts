import type { Corpus } from './sentences.ts';

export const de: Corpus = {
  allowed: String.raw`
Guten Tag Frau Keller, Ihr Paket wurde am 02.03.2026 an DHL übergeben und kommt voraussichtlich bis Freitag an.
Die Sendungsnummer lautet 00340434161094022115; Sie können sie auf https://www.dhl.de verfolgen.
Die Sendungsverfolgung für 302-1234567-7654321 zeigt, dass das Paket im Zustellzentrum liegt.
Die Erstattung von 1.299,00 EUR wurde am 12.03.2026 veranlasst und dauert 3 bis 5 Werktage.
Es tut mir leid, dass die Lampe zerbrochen ankam. Ich habe heute Ersatz geschickt, die alte müssen Sie nicht zurücksenden.
Vielen Dank für Ihre Rückmeldung, die Erstattung ist veranlasst.
Wir prüfen Ihren Fall und erstatten Ihnen den Betrag bis morgen.
Sie können die Bestellung unter „Meine Bestellungen“ stornieren, solange sie nicht versandt ist.
Bitte halten Sie die Taste 10 Sekunden gedrückt, bis der Fehlercode E05 verschwindet.
Bitte scannen Sie den QR-Code, um die Kamera zu koppeln.
Die Uhr funktioniert mit WhatsApp und zeigt Nachrichten an.
Möchten Sie lieber eine Erstattung oder einen Ersatz?
Könnten Sie uns bitte hier ein Foto des beschädigten Teils schicken?
Das Paket liegt laut DHL beim Nachbarn, Hausnummer 12.
Die blaue Variante ist bis 15. Mai ausverkauft; die schwarze hat dieselbe Größe. Welche möchten Sie?
Der Akku hält 8 Stunden und lädt in 2,5 Stunden.
Das Gerät misst 120 x 60 x 75 cm und wiegt 18,5 kg.
Die Rechnung vom 02.03.2026 liegt als PDF bei.
Bevor Sie das Gerät zurücksenden, entfernen Sie bitte den Akku.
Wenn Sie mit der Lösung zufrieden sind, ist nichts weiter nötig.
Wenn das neue Teil nicht passt, schreiben Sie uns hier, dann erstatten wir den Kaufpreis.
Amazon übernimmt den Versand dieser Bestellung; der Kundenservice hilft Ihnen unter https://www.amazon.de/contact-us.
Die Seriennummer 4006381333931 steht auf der Rückseite.
Der Rabatt, den Sie eingelöst haben, wurde berücksichtigt: 27,00 statt 30,00 EUR.
Wir haben Ihnen den Betrag erstattet. Würden Sie vielleicht Ihre Verkäuferbewertung aktualisieren, wenn für Sie alles geklärt ist?
Wir bieten keine Erstattung gegen Bewertungen an; Ihre Erstattung hängt von nichts ab.
Der Gutschein, mit dem Sie bezahlt haben, wird wieder gutgeschrieben.
Spülen Sie die Flasche vor dem ersten Gebrauch mit warmem Wasser aus.
Das Paket ist angekommen.Es wurde von Ihrem Nachbarn angenommen.
`,
  forbidden: {
    'contact-email': `
Bitte schreiben Sie an service@acme-shop.de.
Meine Adresse ist anna (at) acme-haus (punkt) de.
Schicken Sie das Bild an kontakt at acme punkt com.
`,
    'contact-phone': `
Rufen Sie uns an: 030 12345678.
Sie erreichen mich unter +49 176 12345678.
Tel. 0176/12345678
Meine Nummer ist null eins sieben sechs eins zwei drei vier fünf sechs sieben acht.
`,
    'contact-chat': `
Bitte kontaktieren Sie uns über WhatsApp.
Schreiben Sie mir auf WhatsApp, dann geht es schneller.
Unsere Facebook-Gruppe hilft Ihnen gern.
Kontaktieren Sie uns per W-h-a-t-s-A-p-p.
`,
    'contact-elsewhere': `
Rufen Sie uns bitte an, dann finden wir eine Lösung.
Schreiben Sie uns bitte direkt eine E-Mail.
Das Ersatzteil finden Sie auf unserer Webseite.
`,
    'link-external': `
Die Anleitung finden Sie auf www.acme-haus.de/anleitung.
Besuchen Sie acmeshop.de für weitere Hilfe.
Hier ist das Video: https://youtu.be/abc123
`,
    'review-incentive': `
Für eine positive Bewertung erhalten Sie einen Gutschein über 10 EUR.
Wenn Sie eine Bewertung schreiben, erstatten wir Ihnen den Kaufpreis.
Schreiben Sie eine Rezension und erhalten Sie ein Geschenk.
Wir schenken Ihnen 10 EUR für Ihre Produktbewertung.
Als Dankeschön für Ihre Bewertung bekommen Sie einen Rabatt.
Sie bekommen das Produkt gratis, wenn Sie uns mit 5 Sternen bewerten.
`,
    'review-change-incentive': `
Wenn Sie Ihre Bewertung löschen, erstatten wir Ihnen den vollen Betrag.
Wir erstatten Ihnen alles, sobald Sie Ihre negative Rezension entfernt haben.
Ändern Sie Ihre Bewertung auf 5 Sterne und wir schicken Ihnen ein Geschenk.
Für das Löschen der Bewertung bieten wir einen Gutschein an.
`,
    'review-change': `
Könnten Sie bitte Ihre Bewertung löschen?
Bitte ändern Sie Ihre negative Bewertung.
Wir bitten Sie, die Rezension zu entfernen.
Würden Sie Ihre Produktbewertung bitte zurückziehen?
Es wäre nett, wenn Sie die Bewertung anpassen könnten.
Bitte loeschen Sie die Bewertung.
`,
    'feedback-change': `
Bitte löschen Sie Ihre Verkäuferbewertung.
Sie müssen Ihre Verkäuferbewertung ändern, DHL war schuld.
`,
    'review-positive': `
Bitte geben Sie uns 5 Sterne.
Über eine positive Bewertung würden wir uns freuen.
Wir freuen uns über eine gute Rezension.
Eine 5-Sterne-Bewertung hilft uns sehr.
Bitte schreiben Sie eine positive B e w e r t u n g.
`,
    'review-if': `
Wenn Sie zufrieden sind, bewerten Sie uns bitte.
Falls Ihnen das Produkt gefällt, freuen wir uns über eine Bewertung.
Bitte kontaktieren Sie uns, bevor Sie eine negative Bewertung abgeben.
Bevor Sie uns schlecht bewerten, melden Sie sich bitte.
`,
    'review-ask': `
Bitte bewerten Sie unser Produkt.
Wir würden uns über Ihre Bewertung freuen.
Bitte schreiben Sie eine Rezension bei Amazon.
`,
    marketing: `
Mit dem Code SAVE20 sparen Sie 20 % bei Ihrer nächsten Bestellung.
Hier ist ein Gutschein für Ihren nächsten Einkauf.
Entdecken Sie unsere anderen Produkte im Angebot.
Abonnieren Sie unseren Newsletter.
`,
    'ask-cancel': `
Bitte stornieren Sie die Bestellung, der Artikel ist ausverkauft.
Könnten Sie die Bestellung bitte selbst stornieren?
Der Artikel ist leider nicht mehr lieferbar. Wir bitten Sie um Stornierung.
`,
    'important-subject': `
[Wichtig] Ihr Paket kommt erst am Montag, dem 3. März.
`,
    emoji: `
Ihr Paket ist unterwegs 📦 und kommt am Montag.
`,
    variable: `
Guten Tag {buyer}, Ihr Paket ist unterwegs.
`,
  },
  heldOut: {
    allowed: String.raw`
Guten Morgen Herr Lang, der Zusteller war gestern um 11:20 Uhr da und kommt morgen noch einmal.
Die zweite Sendung hat heute unser Lager verlassen, Referenz CX123456789DE.
Für den Reset halten Sie bitte den Stift 15 Sekunden in die Öffnung.
Der Filter passt zu den Modellen KX-200, KX-210 und KX-2200.
Wir haben die Fotos geprüft: Das Display war schon beim Versand gesprungen. Ein neues Gerät ist unterwegs.
Wählen Sie unter „Meine Bestellungen“ bitte „Artikel zurücksenden“ und drucken Sie das Etikett von Amazon.
Da die Adresse unvollständig war, kam das Paket zurück. Sollen wir es noch einmal schicken oder den Betrag erstatten?
Der Lautsprecher liest Nachrichten aus dem Facebook Messenger vor.
Das Paket liegt beim Zoll und wird voraussichtlich bis zum 9. März freigegeben.
Messen Sie bitte den Spalt: Die Schiene braucht 12 bis 14 mm.
Laut Sendungsverlauf wurde am 3. März um 14:02 Uhr zugestellt.
Ihre Rückmeldung zur Anleitung habe ich an unseren Techniker weitergegeben.
Bitte sagen Sie uns bis Donnerstag, ob Sie stornieren oder warten möchten.
Amazon bestätigt Ihnen die Rücksendung per E-Mail, sobald das Etikett bereit ist.
Löschen Sie bitte die App und installieren Sie sie noch einmal.
Wenn Sie mit der Reparatur nicht zufrieden sind, nehmen wir den Mixer zurück und erstatten den Betrag.
Die fünf Sterne am Lampenschirm sind Aufkleber.
Das Geld ist auf dem Weg zu Ihnen.
`,
    forbidden: {
      'review-ask': `
Vergessen Sie nicht, eine Bewertung zu schreiben.
`,
      'contact-phone': `
Telefonisch sind wir unter 089/55501470 für Sie da.
Meine Durchwahl: 0221 / 555 01 47.
`,
      'contact-chat': `
Schicken Sie uns einfach eine WhatsApp-Nachricht.
Folgen Sie uns auf Instagram.
Lassen Sie uns auf WhatsApp weiterschreiben.
Hier mein Telegram, wir antworten in Minuten.
`,
      'contact-elsewhere': `
Am schnellsten geht es, wenn Sie uns anrufen.
`,
      'link-external': `
Das Formular liegt unter hilfe.acme-haus.de bereit.
`,
      'review-incentive': `
Als kleines Dankeschön gibt es 15 EUR, wenn Sie uns positiv bewerten.
Für fünf Sterne legen wir ein Geschenk bei.
Zeigen Sie uns Ihre Bewertung und wir überweisen 10 Euro.
Wer uns lobt, wird belohnt: Bewertung schreiben, Geschenk sichern.
`,
      'review-change-incentive': `
Nehmen Sie die Bewertung zurück, dann überweisen wir Ihnen das Geld.
Verschwindet die schlechte Bewertung, bekommen Sie Ihr Geld zurück.
`,
      'review-change': `
Vielleicht können Sie Ihre Rezension noch einmal überdenken?
Wäre es möglich, die Sterne in Ihrer Bewertung zu erhöhen?
Wir wären froh, wenn Sie Ihre Sterne-Bewertung noch ändern würden.
Ihre Kritik im Internet schadet uns, nehmen Sie die Rezension bitte raus.
`,
      'review-positive': `
Ihre 5 Sterne wären für uns das Größte.
Über ein positives Feedback in Form einer Bewertung freuen wir uns.
Für eine Top-Bewertung wären wir dankbar.
Wir sind auf gute Bewertungen angewiesen.
`,
      'review-if': `
Sind Sie zufrieden? Dann bewerten Sie uns!
`,
      marketing: `
Mit WELCOME10 bekommen Sie beim nächsten Mal 10 % Rabatt.
`,
      'ask-cancel': `
Da wir nicht liefern können, wäre eine Stornierung durch Sie am einfachsten.
Würden Sie die Bestellung bitte von Ihrer Seite aus stornieren?
Am besten stornieren Sie und kaufen den anderen Artikel.
`,
    },
  },
};

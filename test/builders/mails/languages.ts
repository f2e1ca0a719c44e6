/** The languages that Amazon uses for sellers, as far as the matrix covers them. */
export const LANGUAGES = [
  'en',
  'en-GB',
  'de',
  'fr',
  'it',
  'es',
  'pt-BR',
  'nl',
  'pl',
  'sv',
  'tr',
  'ja',
  'zh',
  'ar',
] as const;

export type Language = (typeof LANGUAGES)[number];

/** A notice of Amazon's system: its subject, and whether sender and subject alone identify its kind (facts page). */
export interface NoticeWords {
  readonly subject: string;
  readonly isClear: boolean;
}

/** The words of a language; `{id}` is the order, `{name}` the buyer. Words that the facts page lacks are invented. */
export interface Words {
  /** ISO 639-1 code, as language detection returns it. */
  readonly iso: string;
  /** Top-level domain of a marketplace of the language. */
  readonly tld: string;
  readonly received: string;
  readonly start: string;
  readonly end: string;
  readonly buyerSubject: string;
  /** In brackets after the subject, when there is an order. */
  readonly orderInSubject: string;
  readonly buyerText: string;
  readonly copy: {
    readonly subject: string;
    readonly isClear: boolean;
    readonly intro: string;
    readonly order: string;
    readonly begin: string;
    readonly end: string;
    readonly text: string;
  };
  readonly returnRequest: NoticeWords;
  readonly returnNotice: NoticeWords;
  readonly refund: NoticeWords;
  readonly claimOpened: NoticeWords;
  readonly claimDecided: NoticeWords;
  readonly cancellation: NoticeWords;
  /** A text that gives three days as the deadline of a claim. */
  readonly deadline: string;
}

const clear = (subject: string): NoticeWords => ({ subject, isClear: true });
const unclear = (subject: string): NoticeWords => ({ subject, isClear: false });

const en: Words = {
  iso: 'en',
  tld: 'com',
  received: 'You have received a message.',
  start: 'Message:',
  end: 'End message',
  buyerSubject: 'Order delivery inquiry from Amazon customer {name}',
  orderInSubject: ' (Order: {id})',
  buyerText:
    'Good morning, I ordered this bottle last week and it has still not arrived. Where is my parcel?',
  copy: {
    subject: 'Your e-mail to {name}',
    isClear: true,
    intro: 'Here is a copy of the e-mail that you sent to {name}.',
    order: 'Order ID: {id}',
    begin: 'Begin message',
    end: 'End message',
    text: 'Your parcel is on its way and arrives tomorrow.',
  },
  returnRequest: clear('Return authorization request for order {id}'),
  returnNotice: clear('Return authorization notification for order {id}'),
  refund: clear('Refund initiated for order {id}'),
  claimOpened: clear('Action required: Claim received on order {id}'),
  claimDecided: clear('Claim Decision on Order {id}'),
  cancellation: unclear('Order cancellation wanted: {id}'),
  deadline: 'Please respond within 3 calendar days.',
};

export const WORDS: Readonly<Record<Language, Words>> = {
  en,
  'en-GB': {
    ...en,
    tld: 'co.uk',
    buyerSubject: 'Product details enquiry from Amazon customer {name}',
    returnRequest: clear('Return authorisation request for order {id}'),
    returnNotice: clear('Return authorisation notification for order {id}'),
  },
  de: {
    iso: 'de',
    tld: 'de',
    received: 'Sie haben eine Nachricht erhalten.',
    start: 'Nachricht:',
    end: 'Ende der Nachricht',
    buyerSubject: 'Lieferung der Bestellung',
    orderInSubject: '(Bestellung: {id})',
    buyerText: 'Guten Tag, ich habe die Flasche letzte Woche bestellt und sie ist noch nicht angekommen.',
    copy: {
      subject: 'Ihre E-Mail an {name}',
      isClear: false,
      intro: 'Hier ist eine Kopie der E-Mail, die Sie an {name} gesendet haben.',
      order: 'Bestellnummer: {id}',
      begin: 'Beginn der Nachricht',
      end: 'Ende der Nachricht',
      text: 'Ihr Paket ist unterwegs und kommt morgen an.',
    },
    returnRequest: unclear('Rücksendung gewünscht für Bestellung {id}'),
    returnNotice: unclear('Benachrichtigung über eine genehmigte Rücksendung, Bestellung {id}'),
    refund: unclear('Erstattung veranlasst für Bestellung {id}'),
    claimOpened: clear('Antrag eingegangen für Bestellung {id}'),
    claimDecided: unclear('Entscheidung über den Antrag {id}'),
    cancellation: unclear('Stornierung gewünscht für Bestellung {id}'),
    deadline: 'Bitte antworten Sie innerhalb von 3 Tagen.',
  },
  fr: {
    iso: 'fr',
    tld: 'fr',
    received: 'Vous avez reçu un message.',
    start: 'Message :',
    end: 'Fin du message',
    buyerSubject: 'Demande de renseignements de la part du client Amazon {name}',
    orderInSubject: '',
    buyerText: 'Bonjour, j’ai commandé cette bouteille la semaine dernière et je ne l’ai toujours pas reçue.',
    copy: {
      subject: 'Votre e-mail à {name}',
      isClear: false,
      intro: 'Voici une copie de l’e-mail que vous avez envoyé à {name}.',
      order: 'Numéro de commande : {id}',
      begin: 'Début du message',
      end: 'Fin du message',
      text: 'Votre colis est en route et arrive demain.',
    },
    returnRequest: unclear('Retour demandé pour la commande {id}'),
    returnNotice: clear("Notification d'autorisation de retour"),
    refund: clear('Remboursement initié pour la commande {id}'),
    claimOpened: clear('Réclamation reçue pour la commande {id}'),
    claimDecided: clear('Décision concernant la réclamation'),
    cancellation: unclear('Annulation souhaitée pour la commande {id}'),
    deadline: 'Veuillez répondre sous 3 jours.',
  },
  it: {
    iso: 'it',
    tld: 'it',
    received: 'Hai ricevuto un messaggio.',
    start: 'Messaggio:',
    end: 'Fine messaggio',
    buyerSubject: 'Richiesta di {name}',
    orderInSubject: ' (Ordine: {id})',
    buyerText:
      'Buongiorno, ho ordinato questa bottiglia la settimana scorsa e non è ancora arrivata. Dov’è il pacco?',
    copy: {
      subject: 'La tua e-mail a {name}',
      isClear: false,
      intro: 'Ecco una copia dell’e-mail che hai inviato a {name}.',
      order: 'Numero ordine: {id}',
      begin: 'Inizio messaggio',
      end: 'Fine messaggio',
      text: 'Il pacco è in viaggio e arriva domani.',
    },
    returnRequest: unclear('Reso richiesto per l’ordine {id}'),
    returnNotice: clear("Notifica di autorizzazione del reso per l'ordine {id}"),
    refund: clear('rimborso 12,90 EUR avviato - ordine {id}'),
    claimOpened: clear("Richiesta di rimborso ricevuta per l'ordine {id}"),
    claimDecided: unclear('Decisione sul reclamo {id}'),
    cancellation: clear("Richiesta di annullamento per l'ordine numero: {id}"),
    deadline: 'Rispondi entro 3 giorni.',
  },
  es: {
    iso: 'es',
    tld: 'es',
    received: 'Has recibido un mensaje.',
    start: 'Mensaje:',
    end: 'Finalizar mensaje',
    buyerSubject: 'Solicitud de cancelación de pedido del cliente de Amazon {name}',
    orderInSubject: ' (Pedido: {id})',
    buyerText:
      'Buenos días, compré esta botella la semana pasada y todavía no ha llegado. ¿Dónde está mi paquete?',
    copy: {
      subject: 'Tu correo electrónico a {name}',
      isClear: false,
      intro: 'Esta es una copia del correo electrónico que enviaste a {name}.',
      order: 'Número de pedido: {id}',
      begin: 'Comienzo del mensaje',
      end: 'Finalizar mensaje',
      text: 'El paquete está en camino y llega mañana.',
    },
    returnRequest: unclear('Devolución pedida para el pedido {id}'),
    returnNotice: clear('Notificación de autorización de devolución para el pedido {id}'),
    refund: unclear('Reembolso iniciado, pedido {id}'),
    claimOpened: clear('Reclamación recibida para el pedido {id}'),
    claimDecided: unclear('Resolución de la reclamación {id}'),
    cancellation: clear('Solicitud de cancelación del pedido {id}'),
    deadline: 'Responde en un plazo de 3 días.',
  },
  'pt-BR': {
    iso: 'pt',
    tld: 'com.br',
    received: 'Você recebeu uma mensagem.',
    start: 'Mensagem:',
    end: 'Encerrar mensagem',
    buyerSubject: 'Detalhes do produto Amazon {name} pergunta do cliente',
    orderInSubject: '',
    buyerText: 'Bom dia, comprei esta garrafa na semana passada e ela ainda não chegou. Você pode me ajudar?',
    copy: {
      subject: 'Seu e-mail para {name}',
      isClear: true,
      intro: 'Aqui está uma cópia do e-mail que você enviou para {name}.',
      order: 'Número do pedido: {id}',
      begin: 'Iniciar mensagem',
      end: 'Mensagem final',
      text: 'O pacote está a caminho e chega amanhã.',
    },
    returnRequest: unclear('Devolução pedida para o pedido {id}'),
    returnNotice: unclear('Notificação de autorização de devolução do pedido {id}'),
    refund: unclear('Reembolso iniciado para o pedido {id}'),
    claimOpened: clear('Reclamação recebida para o pedido {id}'),
    claimDecided: unclear('Decisão sobre a reclamação {id}'),
    cancellation: unclear('Cancelamento do pedido {id}'),
    deadline: 'Responda em até 3 dias.',
  },
  nl: {
    iso: 'nl',
    tld: 'nl',
    received: 'Je hebt een bericht ontvangen.',
    start: 'Bericht:',
    end: 'Einde bericht',
    buyerSubject: 'Vraag over de levering van Amazon-klant {name}',
    orderInSubject: ' (Bestelling: {id})',
    buyerText:
      'Goedemorgen, ik heb deze fles vorige week besteld en hij is nog steeds niet aangekomen. Waar blijft het pakket?',
    copy: {
      subject: 'Je e-mail aan {name}',
      isClear: false,
      intro: 'Hier is een kopie van de e-mail die je aan {name} hebt gestuurd.',
      order: 'Bestelnummer: {id}',
      begin: 'Begin bericht',
      end: 'Einde bericht',
      text: 'Het pakket is onderweg en komt morgen aan.',
    },
    returnRequest: unclear('Retour gevraagd voor bestelling {id}'),
    returnNotice: unclear('Melding van een goedgekeurde retour voor bestelling {id}'),
    refund: unclear('Terugbetaling gestart voor bestelling {id}'),
    claimOpened: clear('Claim ontvangen voor bestelling {id}'),
    claimDecided: unclear('Besluit over de claim {id}'),
    cancellation: unclear('Annulering gevraagd voor bestelling {id}'),
    deadline: 'Reageer binnen 3 dagen.',
  },
  pl: {
    iso: 'pl',
    tld: 'pl',
    received: 'Otrzymano wiadomość.',
    start: 'Wiadomość:',
    end: 'Koniec wiadomości',
    buyerSubject: 'Zapytanie o dostawę od klienta Amazon {name}',
    orderInSubject: ' (Zamówienie: {id})',
    buyerText:
      'Dzień dobry, zamówiłem tę butelkę w zeszłym tygodniu i jeszcze nie dotarła. Gdzie jest moja paczka?',
    copy: {
      subject: 'Twoja wiadomość do {name}',
      isClear: false,
      intro: 'Oto kopia wiadomości wysłanej do {name}.',
      order: 'Numer zamówienia: {id}',
      begin: 'Początek wiadomości',
      end: 'Koniec wiadomości',
      text: 'Paczka jest w drodze i dotrze jutro.',
    },
    returnRequest: unclear('Prośba o zwrot, zamówienie {id}'),
    returnNotice: unclear('Powiadomienie o autoryzacji zwrotu, zamówienie {id}'),
    refund: unclear('Rozpoczęto zwrot pieniędzy za zamówienie {id}'),
    claimOpened: clear('Otrzymano roszczenie do zamówienia {id}'),
    claimDecided: unclear('Decyzja w sprawie roszczenia {id}'),
    cancellation: unclear('Prośba o anulowanie zamówienia {id}'),
    deadline: 'Odpowiedz w ciągu 3 dni.',
  },
  sv: {
    iso: 'sv',
    tld: 'se',
    received: 'Du har fått ett meddelande.',
    start: 'Meddelande:',
    end: 'Slut på meddelandet',
    buyerSubject: 'Fråga om leverans från Amazon-kunden {name}',
    orderInSubject: ' (Beställning: {id})',
    buyerText:
      'God morgon, jag beställde den här flaskan förra veckan och den har fortfarande inte kommit fram. Var är mitt paket?',
    copy: {
      subject: 'Ditt mejl till {name}',
      isClear: false,
      intro: 'Här är en kopia av mejlet som du skickade till {name}.',
      order: 'Beställningsnummer: {id}',
      begin: 'Början på meddelandet',
      end: 'Slut på meddelandet',
      text: 'Paketet är på väg och kommer i morgon.',
    },
    returnRequest: unclear('Retur begärd för beställning {id}'),
    returnNotice: unclear('Meddelande om godkänd retur för beställning {id}'),
    refund: unclear('Återbetalning påbörjad för beställning {id}'),
    claimOpened: clear('Anspråk mottaget för beställning {id}'),
    claimDecided: unclear('Beslut om anspråket {id}'),
    cancellation: unclear('Avbokning begärd för beställning {id}'),
    deadline: 'Svara inom 3 dagar.',
  },
  tr: {
    iso: 'tr',
    tld: 'com.tr',
    received: 'Bir mesaj aldınız.',
    start: 'Mesaj:',
    end: 'Mesajın sonu',
    buyerSubject: 'Amazon müşterisi {name} teslimat sorusu',
    orderInSubject: ' (Sipariş: {id})',
    buyerText:
      'Günaydın, bu şişeyi geçen hafta sipariş ettim ama hâlâ gelmedi. Kargom nerede, yardımcı olur musunuz?',
    copy: {
      subject: 'E-postanız: {name}',
      isClear: false,
      intro: '{name} adlı müşteriye gönderdiğiniz e-postanın kopyası.',
      order: 'Sipariş numarası: {id}',
      begin: 'Mesajın başı',
      end: 'Mesajın sonu',
      text: 'Paketiniz yolda, yarın elinizde olur.',
    },
    returnRequest: unclear('İade talebi, sipariş {id}'),
    returnNotice: unclear('İade onayı bildirimi, sipariş {id}'),
    refund: unclear('Para iadesi başlatıldı, sipariş {id}'),
    claimOpened: clear('Talep alındı, sipariş {id}'),
    claimDecided: unclear('Talep kararı {id}'),
    cancellation: unclear('İptal talebi, sipariş {id}'),
    deadline: 'Lütfen 3 gün içinde yanıt verin.',
  },
  ja: {
    iso: 'ja',
    tld: 'co.jp',
    received: 'メッセージが届いています。',
    start: 'メッセージ:',
    end: 'メッセージの終わり',
    buyerSubject: 'Amazonのカスタマー {name} 様から配送に関するお問い合わせ',
    orderInSubject: '(注文: {id})',
    buyerText: 'おはようございます。先週注文したボトルがまだ届いていません。荷物はどこにありますか。',
    copy: {
      subject: '{name}様へのEメール',
      isClear: false,
      intro: '{name}様へ送信されたEメールのコピーです。',
      order: '注文番号: {id}',
      begin: 'メッセージの始まり',
      end: 'メッセージの終わり',
      text: 'お荷物は明日届きます。',
    },
    returnRequest: unclear('返品のリクエスト(注文: {id})'),
    returnNotice: unclear('返品承認の通知(注文: {id})'),
    refund: unclear('返金を開始しました(注文: {id})'),
    claimOpened: clear('申請を受け付けました(注文: {id})'),
    claimDecided: unclear('申請の審査結果(注文: {id})'),
    cancellation: clear('注文 {id} のキャンセルリクエスト'),
    deadline: '3日以内に返信してください。',
  },
  zh: {
    iso: 'zh',
    tld: 'com.au',
    received: '您收到一封邮件。',
    start: '邮件正文开始:',
    end: 'End message',
    buyerSubject: '亚马逊买家 {name} 的配送咨询',
    orderInSubject: '(订单: {id})',
    buyerText: '您好,我上周订购的水瓶还没有收到,请问我的包裹现在在哪里?谢谢。',
    copy: {
      subject: '您发送给 {name} 的邮件',
      isClear: false,
      intro: '以下是您发送给 {name} 的邮件副本。',
      order: '订单编号: {id}',
      begin: '邮件开始',
      end: '邮件结束',
      text: '包裹正在路上,明天送达。',
    },
    returnRequest: unclear('订单 {id} 的退货申请'),
    returnNotice: unclear('订单 {id} 的退货授权通知'),
    refund: unclear('订单 {id} 已开始退款'),
    claimOpened: clear('收到订单 {id} 的索赔'),
    claimDecided: unclear('订单 {id} 的索赔决定'),
    cancellation: unclear('订单 {id} 的取消申请'),
    deadline: '请在3天内回复。',
  },
  ar: {
    iso: 'ar',
    tld: 'sa',
    received: 'لقد تلقيت رسالة.',
    start: 'الرسالة:',
    end: 'نهاية الرسالة',
    buyerSubject: 'استفسار من عميل أمازون {name}',
    orderInSubject: ' (الطلب: {id})',
    buyerText: 'صباح الخير، لقد طلبت هذه الزجاجة الأسبوع الماضي ولم تصل حتى الآن. أين الطرد الخاص بي؟',
    copy: {
      subject: 'رسالتك إلى {name}',
      isClear: false,
      intro: 'هذه نسخة من الرسالة التي أرسلتها إلى {name}.',
      order: 'رقم الطلب: {id}',
      begin: 'بداية الرسالة',
      end: 'نهاية الرسالة',
      text: 'الطرد في الطريق وسيصل غدا.',
    },
    returnRequest: unclear('طلب إرجاع للطلب {id}'),
    returnNotice: unclear('إشعار الموافقة على إرجاع للطلب {id}'),
    refund: unclear('بدأ رد المبلغ للطلب {id}'),
    claimOpened: clear('تم استلام مطالبة للطلب {id}'),
    claimDecided: unclear('قرار المطالبة {id}'),
    cancellation: unclear('طلب إلغاء للطلب {id}'),
    deadline: 'يرجى الرد خلال 3 أيام.',
  },
};

/** Fills the order and the buyer's name into a text of the table. */
export function filled(text: string, { id, name }: { readonly id: string; readonly name: string }): string {
  return text.replaceAll('{id}', id).replaceAll('{name}', name);
}

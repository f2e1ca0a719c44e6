import { starter } from './starter.ts';

export const faulty = starter({
  id: 'faulty',
  name: { en: 'Damaged or defective', 'zh-CN': '商品破损或有故障' },
  topics: ['defect', 'return-or-refund'],
  fulfilment: 'seller',
  versions: {
    en: `Hello {buyer},

We are sorry that “{item}” from order {order} did not reach you as it should. We would like to put this right quickly.

Please reply here with:
- one or two photos that show the damage, or a short description of what does not work
- whether the packaging was damaged too
- which you would prefer: a replacement or a refund

You will have our answer within 24 hours of your reply, with the exact next step. Please keep the item and its packaging until then. If it could be dangerous, for example because it gets hot or smells of burning, please stop using it and tell us at once.

Kind regards,
{me}
{store}`,
    de: `Guten Tag {buyer},

es tut uns leid, dass der Artikel „{item}“ aus der Bestellung {order} nicht in Ordnung bei Ihnen angekommen ist. Wir möchten das rasch beheben.

Bitte antworten Sie hier mit:
- ein bis zwei Fotos vom Schaden oder einer kurzen Beschreibung, was nicht funktioniert
- der Angabe, ob auch die Verpackung beschädigt war
- Ihrem Wunsch: Ersatz oder Erstattung

Innerhalb von 24 Stunden nach Ihrer Antwort nennen wir Ihnen den genauen nächsten Schritt. Bitte bewahren Sie den Artikel mit der Verpackung bis dahin auf. Falls er gefährlich sein könnte, etwa weil er heiß wird oder verbrannt riecht, benutzen Sie ihn bitte nicht weiter und sagen Sie uns sofort Bescheid.

Freundliche Grüße
{me}
{store}`,
    fr: `Bonjour {buyer},

Nous sommes désolés que l’article « {item} », de la commande {order}, ne vous soit pas parvenu en bon état. Nous souhaitons y remédier rapidement.

Merci de nous répondre ici en précisant :
- une ou deux photos du dommage, ou une brève description de ce qui ne fonctionne pas
- si l’emballage était abîmé lui aussi
- ce que vous préférez : un remplacement ou un remboursement

Dans les 24 heures suivant votre réponse, nous vous indiquerons précisément la suite. D’ici là, gardez l’article et son emballage. S’il pouvait être dangereux, par exemple parce qu’il chauffe ou sent le brûlé, cessez de l’utiliser et prévenez-nous tout de suite.

Cordialement,
{me}
{store}`,
    it: `Buongiorno {buyer},

ci dispiace che l’articolo «{item}», dell’ordine {order}, non sia arrivato in buone condizioni. Vorremmo rimediare in fretta.

La preghiamo di rispondere qui con:
- una o due foto del danno, o una breve descrizione di ciò che non funziona
- se anche l’imballaggio era danneggiato
- che cosa preferisce: una sostituzione o un rimborso

Entro 24 ore dalla Sua risposta Le indicheremo con precisione il passo successivo. Fino ad allora conservi l’articolo e l’imballaggio. Se potesse essere pericoloso, per esempio perché si surriscalda o sa di bruciato, smetta di usarlo e ci avvisi subito.

Cordiali saluti,
{me}
{store}`,
    es: `Hola, {buyer}:

Lamentamos que el artículo «{item}», del pedido {order}, no le haya llegado en buen estado. Queremos solucionarlo cuanto antes.

Por favor, respóndanos aquí con:
- una o dos fotos del daño, o una breve descripción de lo que no funciona
- si el embalaje también estaba dañado
- qué prefiere: un reemplazo o un reembolso

En un plazo de 24 horas desde su respuesta le indicaremos el siguiente paso exacto. Hasta entonces, conserve el artículo y su embalaje. Si pudiera ser peligroso, por ejemplo porque se calienta o huele a quemado, deje de usarlo y avísenos de inmediato.

Un cordial saludo,
{me}
{store}`,
    ja: `{buyer} 様

ご注文 {order} の「{item}」に不具合があったとのこと、誠に申し訳ございません。速やかに対応させていただきます。

恐れ入りますが、次の点をこのメッセージへの返信でお知らせください。
・破損箇所の写真（1～2枚）、または動作しない症状の簡単な説明
・外箱や梱包にも傷みがあったかどうか
・交換とご返金のどちらをご希望か

ご返信から24時間以内に、具体的な対応をご連絡いたします。それまで商品と梱包材は保管をお願いいたします。発熱や焦げたにおいなど危険が感じられる場合は、ただちに使用を中止し、すぐにお知らせください。

{store}
{me}`,
    zh: `{buyer} 您好：

非常抱歉，订单 {order} 中的“{item}”没有完好送到您手中。我们希望尽快为您解决。

请直接回复本消息并告诉我们：
- 一两张能看清破损处的照片，或简单描述哪里不能正常使用
- 外包装是否也有破损
- 您希望换货还是退款

收到您的回复后，我们会在 24 小时内告诉您具体的下一步。在此之前，请保留商品和包装。如果商品可能有危险，例如发烫或有焦味，请立即停止使用并马上告诉我们。

{store}
{me} 敬上`,
  },
});

import { starter } from './starter.ts';

export const beforeBuying = starter({
  id: 'before-buying',
  name: { en: 'Question before buying', 'zh-CN': '售前咨询' },
  topics: ['product-question'],
  versions: {
    en: `Hello {buyer},

Thank you for your interest. We want to be sure that the product suits you before you decide.

Please tell us in a few words:
- what you would like to use it for
- which size, model or device it has to fit
- what matters most to you

You will have a clear answer within 24 hours of your reply. If it does not suit your purpose, we will say so.

Kind regards,
{me}
{store}`,
    de: `Guten Tag {buyer},

vielen Dank für Ihr Interesse. Wir möchten sicher sein, dass der Artikel zu Ihnen passt, bevor Sie sich entscheiden.

Bitte sagen Sie uns kurz:
- wofür Sie ihn verwenden möchten
- zu welcher Größe, welchem Modell oder Gerät er passen muss
- was Ihnen am wichtigsten ist

Innerhalb von 24 Stunden nach Ihrer Antwort geben wir Ihnen eine klare Auskunft. Passt er nicht zu Ihrem Zweck, sagen wir Ihnen das auch.

Freundliche Grüße
{me}
{store}`,
    fr: `Bonjour {buyer},

Merci de votre intérêt. Nous voulons être sûrs que l’article vous convient avant que vous ne vous décidiez.

Dites-nous en quelques mots :
- à quoi il doit vous servir
- à quelle taille, à quel modèle ou à quel appareil il doit convenir
- ce qui compte le plus pour vous

Vous aurez une réponse claire dans les 24 heures suivant votre message. S’il ne convient pas à votre usage, nous vous le dirons.

Cordialement,
{me}
{store}`,
    it: `Buongiorno {buyer},

grazie per l’interesse. Prima che decida, vogliamo essere certi che l’articolo faccia al caso Suo.

Ci dica in poche parole:
- per che cosa vorrebbe usarlo
- a quale misura, modello o dispositivo deve adattarsi
- che cosa è più importante per Lei

Avrà una risposta chiara entro 24 ore dal Suo messaggio. Se non fosse adatto al Suo scopo, glielo diremo.

Cordiali saluti,
{me}
{store}`,
    es: `Hola, {buyer}:

Gracias por su interés. Queremos asegurarnos de que el artículo le conviene antes de que se decida.

Díganos en pocas palabras:
- para qué le gustaría usarlo
- a qué talla, modelo o aparato debe adaptarse
- qué es lo más importante para usted

Tendrá una respuesta clara en un plazo de 24 horas desde su mensaje. Si no es adecuado para su propósito, se lo diremos.

Un cordial saludo,
{me}
{store}`,
    ja: `{buyer} 様

お問い合わせいただき、ありがとうございます。ご購入の前に、商品がお客様のご用途に合うかどうかを確認させてください。

次の点を簡単にお知らせいただけますでしょうか。
・ご使用の目的
・合わせたいサイズ、型番、機器
・特に重視される点

ご返信から24時間以内に、はっきりとお答えいたします。ご用途に合わない場合も、その旨を正直にお伝えいたします。

どうぞよろしくお願いいたします。
{store}
{me}`,
    zh: `{buyer} 您好：

感谢您的关注。在您决定之前，我们想先确认这款商品是否适合您。

请简单告诉我们：
- 您打算用在什么地方
- 需要适配的尺寸、型号或设备
- 您最看重哪一点

收到您的回复后，我们会在 24 小时内给您明确的答复。如果不适合您的用途，我们也会如实告诉您。

{store}
{me} 敬上`,
  },
});

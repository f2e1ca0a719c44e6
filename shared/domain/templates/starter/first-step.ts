import { starter } from './starter.ts';

export const firstStep = starter({
  id: 'first-step',
  name: { en: 'Unhappy buyer: the first step', 'zh-CN': '买家不满意：第一步' },
  use: 'first-step',
  topics: [],
  kinds: ['feedback'],
  versions: {
    en: `Hello {buyer},

Thank you for telling us openly what went wrong with order {order}. We are sorry that it was not as you could expect, and we would like to put it right.

Could you tell us in a few words what bothered you most, and what would help you now? If a photo shows it better, please attach one.

You will have our answer within 24 hours of your reply, with a concrete proposal.

Kind regards,
{me}
{store}`,
    de: `Guten Tag {buyer},

danke, dass Sie uns offen sagen, was bei der Bestellung {order} nicht gut gelaufen ist. Es tut uns leid, dass sie nicht so war, wie Sie es erwarten durften, und wir möchten das in Ordnung bringen.

Würden Sie uns kurz schreiben, was Sie am meisten gestört hat und was Ihnen jetzt helfen würde? Wenn ein Foto es besser zeigt, hängen Sie es bitte an.

Innerhalb von 24 Stunden nach Ihrer Antwort machen wir Ihnen einen konkreten Vorschlag.

Freundliche Grüße
{me}
{store}`,
    fr: `Bonjour {buyer},

Merci de nous dire franchement ce qui n’a pas été avec la commande {order}. Nous sommes désolés qu’elle n’ait pas été à la hauteur de vos attentes et souhaitons y remédier.

Pourriez-vous nous dire en quelques mots ce qui vous a le plus gêné, et ce qui vous aiderait maintenant ? Si une photo le montre mieux, n’hésitez pas à la joindre.

Dans les 24 heures suivant votre réponse, nous vous ferons une proposition concrète.

Cordialement,
{me}
{store}`,
    it: `Buongiorno {buyer},

grazie per averci detto con franchezza che cosa non è andato con l’ordine {order}. Ci dispiace che non sia stato all’altezza di ciò che poteva aspettarsi e vorremmo rimediare.

Potrebbe dirci in poche parole che cosa L’ha infastidita di più e che cosa Le sarebbe utile adesso? Se una foto lo mostra meglio, la alleghi pure.

Entro 24 ore dalla Sua risposta Le faremo una proposta concreta.

Cordiali saluti,
{me}
{store}`,
    es: `Hola, {buyer}:

Gracias por decirnos con franqueza qué ha ido mal con el pedido {order}. Lamentamos que no haya sido lo que usted podía esperar y queremos arreglarlo.

¿Podría decirnos en pocas palabras qué le ha molestado más y qué le ayudaría ahora? Si una foto lo muestra mejor, adjúntela, por favor.

En un plazo de 24 horas desde su respuesta le haremos una propuesta concreta.

Un cordial saludo,
{me}
{store}`,
    ja: `{buyer} 様

ご注文 {order} について率直なお声をお寄せいただき、ありがとうございます。ご期待に沿えず、誠に申し訳ございません。改善のため、できる限りの対応をさせていただきたく存じます。

特にお困りになった点と、どのような対応をご希望かを、簡単にお知らせいただけますでしょうか。写真がわかりやすい場合は、添付をお願いいたします。

ご返信から24時間以内に、具体的なご提案をいたします。

{store}
{me}`,
    zh: `{buyer} 您好：

感谢您坦率地告诉我们订单 {order} 的问题。没有达到您的期望，我们非常抱歉，也希望为您解决。

能否简单告诉我们，最让您困扰的是什么，现在怎样做对您有帮助？如果照片更能说明问题，请附上照片。

收到您的回复后，我们会在 24 小时内给您一个具体的方案。

{store}
{me} 敬上`,
  },
});

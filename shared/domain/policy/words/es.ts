import type { Words } from '../read/lexicon.ts';

export const es: Words = {
  review:
    'resena, resenas, opinion, opiniones, valoracion, valoraciones, calificacion, calificaciones, comentario, evaluacion, opinion del producto, review',
  feedback:
    'valoracion del vendedor, valoraciones del vendedor, valoracion de vendedor, opinion del vendedor, feedback, feedback del vendedor, opinion sobre el vendedor, valoracion sobre el vendedor, comentario del vendedor, calificacion del vendedor',
  leave:
    'deje, dejar, deja, dejenos, dejarnos, escriba, escribir, escribe, publique, publicar, de nos, denos, danos, darnos, dar, comparta, compartir, ponga, ponganos, haya dejado, dejado, publicado, escrito, otorguenos, haga, hacer, cuentelo en, digalo en, muestrenos',
  rate: 'valorenos, valore nuestro, valore el producto, valorar nuestro, valorar el producto, califiquenos, califique, puntuenos, puntue, evaluenos, calificarnos, valorarnos, resenar, valorar su compra',
  wish: 'nos encantaria, nos ayudaria, nos ayuda, esperamos, agradeceriamos, le agradecemos, nos alegraria, contamos con, ayuda a otros, nos gustaria, harian mucha ilusion, haria mucha ilusion, hacen ilusion',
  good: 'positiva, positivas, positivo, buena, buenas, 5 estrellas, cinco estrellas, 5 ★, ★, excelente, favorable, maxima',
  bad: 'negativa, negativo, mala, 1 estrella, una estrella, desfavorable',
  happy:
    'satisfecho, satisfecha, contento, contenta, gusta, le gusta, te gusta, encanta, feliz, insatisfecho, no esta satisfecho, todo bien',
  change:
    'eliminar, elimine, elimina, borrar, borre, borra, cambiar, cambie, cambia, modificar, modifique, modifica, modificado, retirar, retire, actualizar, actualice, quitar, quite, editar, edite, revisar, corregir, corrija, cambiado, eliminado, borrado, reconsiderar, la eliminacion de, la modificacion de, rectificar, desaparezca, eliminada, borrada, retirada, modificada, reconsiderar, cambiara, modificara, eliminara, retirara, borrara',
  stars: '5 estrellas, cinco estrellas, 5 ★, ★, maxima puntuacion',
  gift: 'cupon, cupones, regalo, regalos, tarjeta regalo, tarjeta de regalo, descuento, descuentos, gratis, vale, vale de, cheque regalo, obsequio, bono, cashback, premio, recompensa, paypal, dinero, regalamos, le regalamos, ofrecemos, es gratis, pagamos, pagaremos, le pagamos',
  refund:
    'reembolso, reembolsos, reembolsamos, reembolsaremos, reembolsar, le reembolsamos, compensacion, compensar, compensaremos, reemplazo, devolucion, le devolvemos, le devolveremos, indemnizacion, dinero de vuelta, su dinero, dinero',
  get: 'recibira, reciba, recibe, recibiras, y le enviaremos, le enviaremos, y le, obtendra, obtenga, tendra, conseguira, enviaremos, gane',
  swap: 'por una, por su, por la, por cada, por tu, despues de, como agradecimiento por, por un, por',
  trade:
    'a cambio de, a cambio, en agradecimiento por, como agradecimiento por, agradecerle, para agradecerle, agradecerle por',
  if: 'si, en cuanto, cuando, una vez que, despues de, tan pronto como, solo, basta con, siempre que',
  before: 'antes de, antes de que, en lugar de, en vez de',
  contact:
    'contactenos, contacte, contactar, contactanos, escribanos, escribame, agreguenos, agregueme, anadanos, unase, siganos, encuentrenos, nuestro, nuestra, mi, hableme, hable con nosotros, ponerse en contacto, pongase en contacto, mandenos, envienos, mandeme',
  polite:
    'podria, si lo desea, si quiere, le importaria, quizas, seria posible, si le parece, estaria dispuesto, querria',
  solved:
    'reembolsado, reembolsada, repuesto, sustituido, resuelto, solucionado, enviado, reemplazado, devuelto',
  thanks:
    'gracias por su, gracias por sus, gracias por la, gracias por dejar, en nuestra opinion, en mi opinion, leido su, visto su, agradecemos su',
  deny: 'no ofrecemos, no podemos, no pedimos, no debemos, nunca, sin condiciones',
  filler:
    'la, el, lo, los, las, una, un, su, sus, tu, nuestro, nuestra, en, amazon, negativa, positiva, negativo, positivo, mala, buena, breve, sincera, honesta, 5, 1, cinco, una, estrella, estrellas, ★, por, favor, de, del, con, al, a, via, mediante, nos, me, producto, articulo, todo, que, y, o, esta, esa, pequena, muy, directamente, recibir, su, aqui, pedido, mensaje, ese, un, sera, haya, sido, este, se',
  app: 'whatsapp, whats app, wechat, telegram, viber, facebook, messenger, instagram, insta, skype, signal, grupo de facebook, pagina de facebook, tiktok',
  chat: 'nuestro whatsapp, mi whatsapp, grupo de facebook, pagina de facebook, numero de whatsapp, nuestro telegram, nuestro instagram',
  elsewhere:
    'llamenos, llameme, llamanos, llamarnos, envienos un correo, envienos un e mail, envienos un email, enviarnos un correo, nuestra pagina web, nuestra web, nuestro sitio web, nuestra tienda online, nuestra tienda en linea, fuera de amazon, por paypal, via paypal, mediante paypal, su correo electronico, su numero de telefono, por telefono, su email, transferencia bancaria, por transferencia, denos su correo, denos su email',
  scan: 'escanee el codigo, escanee el qr, escanee nuestro, codigo qr, qr',
  marketing:
    'codigo de descuento, codigo promocional, cupon para su proxima, cupon de descuento, proximo pedido, proxima compra, proximas compras, nuestros otros productos, otros productos nuestros, nuestras novedades, nuevos productos, en oferta, oferta especial, ofertas especiales, promocion, boletin, newsletter, visite nuestra tienda, siga nuestra tienda, use el codigo, descubra nuestros, descubra nuestras, rebajas, black friday, nueva coleccion',
  ask: 'por favor, podria, le rogamos que, le pedimos que, debe, puede por favor, le pedimos, tiene que',
  cancel:
    'cancele el pedido, cancelar el pedido, cancelar su pedido, cancele su pedido, cancelar, solicite la cancelacion, cancelacion del pedido, anule el pedido, anular el pedido, anularlo, cancelarlo',
  shortage:
    'agotado, agotada, sin existencias, no disponible, ya no esta disponible, no hay stock, sin stock, no podemos enviarlo',
  courtesy:
    'gracias, muchas gracias, hola, buenos dias, buenas tardes, estimado, estimada, cliente, saludos, saludos cordiales, un saludo, atentamente, que tenga un buen dia, le deseamos, por su mensaje, por su compra, por su pedido, por contactarnos, por su paciencia, por su comprension, por su confianza, de nada, estamos a su disposicion, quedamos a su disposicion, a su disposicion, si tiene alguna pregunta, cualquier duda, para cualquier duda, no dude en contactarnos, con mucho gusto, y, estamos para ayudarle, ayudarle, senor, senora, buen dia',
  phone:
    'telefono, tel, llame, llamenos, llameme, llamar, movil, celular, numero de telefono, whatsapp, llamanos, sms, fax',
  number:
    'seguimiento, numero de seguimiento, envio, pedido, numero de pedido, factura, serie, numero de serie, modelo, referencia, ean, isbn, iban, nif, cif, iva, error, codigo de error, paquete, articulo, caso, expediente',
  service: 'transportista, garantia, fabricante, seur, correos, mrw, dhl, ups, gls, aduana, aduanas, amazon',
  care: 'reembolso, reembolsar, reembolsamos, devolucion, reemplazo, reenviar, entrega',
  other: 'en nuestra opinion, en mi opinion, puede cancelar, desea cancelar, quiere cancelar',
  yours: 'su, sus',
  we: 'nos, sigamos, hablemos, continuemos',
  prep: 'por, en, via',
  mail: 'por correo, por email, por e mail, por telefono',
};

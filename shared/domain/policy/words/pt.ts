import type { Words } from '../read/lexicon.ts';

export const pt: Words = {
  review: 'avaliacao, avaliacoes, opiniao, opinioes, comentario, classificacao, resenha, resenhas',
  feedback:
    'avaliacao do vendedor, avaliacoes do vendedor, feedback, feedback do vendedor, opiniao sobre o vendedor, classificacao do vendedor',
  leave:
    'deixe, deixar, escreva, escrever, publique, publicar, de nos, dar nos, partilhe, compartilhe, faca, fazer, deixado, deixe nos',
  rate: 'avalie nos, avalie o, avalie nosso, avalie o produto, avaliar o produto, nos avaliar, avalie a sua compra',
  wish: 'ajuda nos, ajudaria, gostariamos de receber, agradecemos, ficariamos gratos, esperamos, contamos com, ajuda outros',
  good: 'positiva, positivas, boa, boas, 5 estrelas, cinco estrelas, 5 ★, ★, excelente, favoravel',
  bad: 'negativa, ma, ruim, 1 estrela, uma estrela',
  happy: 'satisfeito, satisfeita, contente, gosta, gostou, feliz, insatisfeito',
  change:
    'remover, remova, eliminar, elimine, apagar, apague, alterar, altere, mudar, mude, modificar, modifique, atualizar, atualize, retirar, retire, editar, edite, excluir, exclua, corrigir, corrija, rever, reveja',
  stars: '5 estrelas, cinco estrelas, 5 ★, ★',
  gift: 'presente, presentes, cupao, cupom, vale, vale presente, cartao presente, desconto, gratis, brinde, oferta, cashback, recompensa, paypal, dinheiro',
  refund:
    'reembolso, reembolsamos, reembolsaremos, reembolsar, devolvemos, devolveremos, compensacao, substituicao, estorno',
  get: 'receba, recebera, recebe, e nos, ganhe, e enviaremos, obtenha, e reembolsamos',
  swap: 'por uma, pela sua, por cada, depois de, apos, por',
  trade: 'em troca de, como agradecimento por',
  if: 'se, assim que, quando, depois de, apos, caso, basta',
  before: 'antes de, em vez de',
  contact:
    'contacte nos, contate nos, contacte, entre em contato, fale connosco, fale conosco, escreva nos, adicione nos, siga nos, junte se, nosso, nossa, meu, chame no, mande nos, envie nos',
  polite: 'poderia, se desejar, se quiser, se preferir, talvez, importar se ia, gostaria de',
  solved: 'reembolsado, reembolsamos, substituido, resolvido, enviado, devolvido',
  thanks:
    'obrigado pela sua, obrigado pelo seu, obrigada pela sua, obrigada pelo seu, na nossa opiniao, agradecemos a sua, agradecemos o seu',
  deny: 'nao oferecemos, nao podemos, nao pedimos',
  filler:
    'a, o, as, os, uma, um, sua, seu, que, na, no, em, amazon, negativa, positiva, boa, ma, 5, 1, cinco, estrelas, estrela, ★, por, favor, de, da, do, com, pelo, pela, via, nos, produto, artigo, esta, essa, e, breve, honesta, sincera, mensagem, uma',
  app: 'whatsapp, telegram, facebook, messenger, instagram, skype, signal, viber, wechat, zap',
  chat: 'nosso whatsapp, grupo do facebook',
  elsewhere:
    'ligue para nos, ligue nos, ligue me, envie nos um e mail, envie nos um email, nosso site, nossa loja online, fora da amazon, por paypal, via paypal, seu e mail, seu email, seu numero de telefone, seu telefone',
  scan: 'codigo qr, qr code, leia o codigo',
  marketing:
    'codigo de desconto, codigo promocional, cupao de desconto, cupom de desconto, proxima compra, proximo pedido, nossos outros produtos, newsletter, promocao, oferta especial, use o codigo, visite a nossa loja, siga a nossa loja, black friday',
  ask: 'por favor, poderia, pedimos que, tem de, deve, pode por favor, pedimos lhe que',
  cancel:
    'cancele o pedido, cancelar o pedido, cancele a encomenda, cancelar a encomenda, cancelar, cancele o seu pedido, cancelar o seu pedido',
  shortage: 'esgotado, esgotada, sem stock, sem estoque, indisponivel, nao disponivel',
  courtesy:
    'obrigado, obrigada, muito obrigado, muito obrigada, ola, bom dia, boa tarde, caro, cara, cliente, atenciosamente, cumprimentos, com os melhores cumprimentos, tenha um bom dia, pela sua mensagem, pela sua compra, pelo seu contacto, pelo seu contato, pela sua paciencia, pela compreensao, de nada, estamos a disposicao, estamos ao seu dispor, se tiver alguma duda, se tiver duvidas, qualquer duvida, nao hesite em contactar nos, e',
  phone: 'telefone, tel, ligue, ligue para, telemovel, celular, whatsapp, numero de telefone',
  number:
    'rastreio, rastreamento, encomenda, pedido, fatura, nota fiscal, serie, numero de serie, modelo, referencia, ean, nif, cnpj, cpf, iban, erro, seguimento',
  service: 'transportadora, garantia, fabricante, ctt, correios, dhl, alfandega, amazon',
  care: 'reembolso, reembolsar, reembolsamos, devolucao, substituicao, entrega',
  other: 'na nossa opiniao, na minha opiniao, pode cancelar, deseja cancelar, quer cancelar',
  yours: 'sua, seu',
  we: 'nos, connosco, conosco',
  prep: 'pelo, no, via, por',
  mail: 'por e mail, por email, por telefone',
};

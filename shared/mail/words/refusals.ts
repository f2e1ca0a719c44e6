import type { Refusal } from '#shared/domain/thread/refusal';

/** What Amazon itself can say; that a mail bounced is a mail server's to say. */
type AmazonsRefusal = Exclude<Refusal, 'bounced'>;

/** How Amazon says in one language that it did not deliver a message of the seller's, and why. */
interface RefusalWords {
  /** Must stand there too: Amazon also writes of closed cases and of guidelines where nothing was refused. */
  readonly notSent: RegExp;
  readonly because: Readonly<Record<AmazonsRefusal, RegExp>>;
}

/**
 * A few of the English and German sentences are known, as sellers quote them. The others are put together from Amazon's help pages:
 * a sentence that none of them matches is no refusal that we know, and a person is asked.
 */
const LANGUAGES: readonly RefusalWords[] = [
  // English
  {
    notSent:
      /\b(?:was not|is not|not be|cannot be|couldn['’]t be|unable to) (?:sent|send|deliver(?:ed)?)\b|\b(?:was|were|been) (?:rejected|blocked)\b|\bno (?:more|further) messages\b/i,
    because: {
      'not-approved':
        /\bmessaging permissions\b|\bnot (?:an? )?(?:approved|authori[sz]ed|registered) (?:sender|e-?mail address|address)\b|\b(?:sender|address) (?:\S{1,100} )?(?:is|was|has) not (?:been |yet )?(?:approved|authori[sz]ed|registered)\b/i,
      policy: /\b(?:did|does) not (?:meet|comply with|follow) (?:[\w'’-]+ ){0,5}communication guidelines\b/i,
      restricted: /\brestricted from sending (?:[\w'’-]+ ){0,2}messages\b/i,
      'case-closed':
        /\b(?:case|conversation|thread) (?:is|was|has been) (?:already |now )?closed\b|\bclosed (?:case|conversation)\b/i,
      'opted-out': /\b(?:buyer|customer) (?:has )?(?:chosen to opt|opted) out\b/i,
    },
  },
  // German
  {
    notSent:
      /nicht (?:zugestellt|gesendet|versendet|übermittelt|zustellen|senden|übermitteln)|\b(?:abgelehnt|zurückgewiesen|blockiert)\b|\bkeine weiteren nachrichten\b/i,
    because: {
      'not-approved':
        /\b(?:messaging-|nachrichten)berechtigung|\bnicht (?:autorisierte|genehmigte|freigegebene|registrierte)[nr]? (?:absender|e-mail-adresse)|(?:absender|adresse) (?:\S{1,100} )?(?:ist|wurde) nicht (?:als absender )?(?:autorisiert|genehmigt|freigegeben|registriert)/i,
      policy:
        /\bnicht (?:[\p{L}-]+ ){0,6}(?:kommunikationsrichtlinien|richtlinien (?:für|zur) [\p{L} -]{0,40}kommunikation)/iu,
      restricted:
        /\bproaktive[nr]? nachrichten (?:[\p{L}-]+ ){0,6}(?:eingeschränkt|gesperrt|untersagt)|(?:eingeschränkt|gesperrt),? (?:[\p{L},-]+ ){0,8}proaktive nachrichten/iu,
      'case-closed': /\b(?:fall|konversation|unterhaltung) (?:ist|wurde) (?:bereits )?geschlossen\b/i,
      'opted-out':
        /\b(?:annahme|erhalt|empfang) (?:unerwünschter|unaufgeforderter) nachrichten (?:[\p{L}-]+ ){0,4}(?:deaktiviert|abgelehnt)|\bkäufer (?:[\p{L}-]+ ){0,6}abgemeldet/iu,
    },
  },
  // French
  {
    notSent:
      /n['’]a pas (?:pu être|été) (?:envoyé|remis|distribué|transmis)|(?:n['’]avons pas pu|impossible de|impossible d['’]) ?(?:envoyer|remettre|distribuer|transmettre)|\ba été (?:rejeté|bloqué|refusé)|\bplus (?:aucun|d['’]autres?) messages?\b/i,
    because: {
      'not-approved':
        /autorisations? de messagerie|(?:adresse|e-mail|expéditeur) (?:\S{1,100} )?(?:n['’]est pas|non) (?:autorisé|approuvé|enregistré)/i,
      policy:
        /(?:ne respect(?:e|ait) pas|n['’](?:est|était) pas conforme) (?:[\p{L}'’-]+ ){0,5}(?:directives|règles|consignes) (?:[\p{L}'’-]+ ){0,4}communication/iu,
      restricted:
        /(?:restreint|limité|suspendu)e? (?:[\p{L}'’-]+ ){0,8}messages proactifs|messages proactifs (?:[\p{L}'’-]+ ){0,8}(?:restreint|limité|suspendu)/iu,
      'case-closed':
        /\b(?:dossier|cas|conversation) (?:est|a été) (?:déjà |désormais )?(?:fermé|clos|clôturé)/i,
      'opted-out':
        /(?:acheteur|client) (?:[\p{L}'’-]+ ){0,3}(?:choisi|demandé|décidé) de ne (?:pas|plus) recevoir/iu,
    },
  },
  // Italian
  {
    notSent:
      /\bnon (?:è stato|può essere|è stato possibile|siamo riusciti a|abbiamo potuto) (?:inviat|consegnat|recapitat|inviar|consegnar|recapitar)|\bimpossibile (?:inviare|consegnare|recapitare)|\bè stato (?:rifiutato|bloccato|respinto)|\bnessun altro messaggio\b/i,
    because: {
      'not-approved':
        /\bautorizzazioni (?:di |per i |per la )?messagg|\b(?:indirizzo|e-mail|mittente) (?:\S{1,100} )?non (?:è )?(?:autorizzato|approvato|registrato)/i,
      policy:
        /\bnon (?:rispetta|rispettava|soddisfa|soddisfaceva|è conforme|era conforme) (?:[\p{L}'’-]+ ){0,4}linee guida (?:[\p{L}'’-]+ ){0,6}comunicazion/iu,
      restricted:
        /\b(?:limitato|sospeso|bloccato) (?:[\p{L}'’-]+ ){0,8}messaggi proattivi|\bmessaggi proattivi (?:[\p{L}'’-]+ ){0,8}(?:limitato|sospeso|bloccato)/iu,
      'case-closed': /\b(?:caso|conversazione) (?:è|è stat[oa]) (?:già )?chius[oa]\b/i,
      'opted-out': /(?:acquirente|cliente) ha (?:scelto|deciso|chiesto) di non ricevere/i,
    },
  },
  // Spanish
  {
    notSent:
      /\bno (?:se ha podido|hemos podido|pudimos|se pudo|ha sido|se ha) (?:enviado|enviar|entregado|entregar)|\b(?:ha sido|fue) (?:rechazado|bloqueado)|\bno se (?:admiten|aceptan|pueden enviar) más mensajes\b/i,
    because: {
      'not-approved':
        /\bpermisos de mensaj|(?:dirección|correo electrónico|remitente) (?:\S{1,100} )?no (?:está|ha sido) (?:autorizad|aprobad|registrad)/i,
      policy:
        /\bno (?:cumple|cumplía|cumplió) (?:[\p{L}-]+ ){0,4}(?:directrices|normas|pautas) (?:[\p{L}-]+ ){0,5}comunicaci[oó]n/iu,
      restricted:
        /\b(?:restringid|limitad|suspendid)[oa] (?:[\p{L}-]+ ){0,8}mensajes proactivos|\bmensajes proactivos (?:[\p{L}-]+ ){0,8}(?:restringid|limitad|suspendid)/iu,
      'case-closed': /\b(?:caso|conversación) (?:está|se ha|ha sido|fue) (?:ya )?cerrad[oa]/i,
      'opted-out': /\b(?:comprador|cliente) (?:ha )?(?:decidido|elegido|optado por|solicitado) no recibir/i,
    },
  },
  // Japanese
  {
    notSent: /(?:送信|配信)(?:でき|され|することができ)ません|(?:拒否|ブロック)されました|これ以上メッセージ/,
    because: {
      'not-approved':
        /(?:送信者|差出人|メールアドレス)[^。]{0,60}(?:承認|許可|登録)されていません|(?:承認|許可)されていない[^。]{0,20}(?:送信者|差出人|メールアドレス)/,
      policy:
        /コミュニケーションガイドライン[^。]{0,30}(?:満たして|準拠して|従って|沿って)い(?:ない|なかった|ません)/,
      restricted: /プロアクティブ[^。]{0,20}メッセージ[^。]{0,40}(?:制限|停止)/,
      'case-closed': /(?:ケース|やり取り|会話)[^。]{0,10}(?:終了|クローズ)/,
      'opted-out':
        /(?:購入者|お客様)[^。]{0,60}(?:受信|受け取り)を?(?:拒否|希望されていません|希望していません|停止)/,
    },
  },
  // Chinese
  {
    notSent: /(?:无法|未能|不能|未|没有)(?:成功)?(?:再)?(?:发送|送达|投递)|(?:被|已)(?:拒绝|拦截|阻止)/,
    because: {
      'not-approved':
        /消息权限|(?:发件人|邮箱|邮件地址)[^。]{0,60}(?:未|尚未)(?:经|获|被)?(?:批准|授权|注册)/,
      policy: /(?:不符合|未满足|未遵守|违反)[^。]{0,30}(?:沟通|通信|消息)(?:指南|准则)/,
      restricted:
        /(?:限制|禁止|暂停)[^。]{0,30}主动(?:发送)?(?:消息|信息)|主动(?:消息|信息)[^。]{0,20}(?:限制|禁止|暂停)/,
      'case-closed': /(?:问题|案例|对话|会话)已(?:经|被)?关闭/,
      'opted-out': /买家[^。]{0,20}(?:选择不接收|选择退出|拒绝接收|拒收)/,
    },
  },
];

/** Amazon's sentence comes first, and a hostile text of any length must not cost seconds. */
const READ_CHARACTERS = 20_000;

/** In this order: a notice of a block also tells of the guidelines and of what a buyer may choose. */
const REASONS = ['not-approved', 'restricted', 'policy', 'case-closed', 'opted-out'] as const;

/** Why Amazon did not deliver a message, from its own words about it; undefined when they do not say so clearly. */
export function refusalIn(text: string): AmazonsRefusal | undefined {
  const plain = text.slice(0, READ_CHARACTERS).replace(/\s+/g, ' ');
  const said = LANGUAGES.filter(({ notSent }) => notSent.test(plain));
  return REASONS.find((reason) => said.some(({ because }) => because[reason].test(plain)));
}

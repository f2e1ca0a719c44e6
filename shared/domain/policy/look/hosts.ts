import { MARKETPLACES } from '#shared/domain/marketplace';

const AMAZON = MARKETPLACES.map(({ tld }) => `amazon.${tld}`);

/** Hosts of carriers' tracking pages, with all that lies below them. */
const CARRIERS = `
17track.net, 4px.com, aftership.com, aramex.com, auspost.com.au, bpost.be, brt.it, canadapost.ca, canadapost-postescanada.ca,
chronopost.fr, colissimo.fr, colisprive.com, correos.es, ctt.pt, cttexpress.com, dao.as, deutschepost.de, dhl.com, dhl.de, dhl.fr, dhl.it,
dhl.es, dhl.nl, dhl.co.uk, dpd.com, dpd.de, dpd.co.uk, dpd.fr, dpdgroup.com, evri.com, fedex.com, gls-group.com, gls-group.eu, gls-italy.com,
gls-spain.es, hermesworld.com, inpost.pl, japanpost.jp, kuronekoyamato.co.jp, laposte.fr, mondialrelay.fr, myhermes.de, myhermes.co.uk,
mrw.es, ontrac.com, parcel2go.com, parcelforce.com, poczta-polska.pl, post.at, post.ch, post.japanpost.jp, postnl.nl, postnl.be, postnord.se,
poste.it, purolator.com, royalmail.com, sagawa-exp.co.jp, sda.it, seur.com, sf-express.com, singpost.com, tnt.com, ups.com, usps.com,
yanwen.com.cn, yodel.co.uk, yunexpress.com, yuntrack.com, cainiao.com, ems.com.cn, 4px.com, correosexpress.com, nacex.es, bring.com
`
  .split(',')
  .map((host) => host.trim());

const isBelow = (host: string, above: string): boolean => host === above || host.endsWith(`.${above}`);

/** Whose a host is, as far as a buyer may be sent there. */
export function ownerOf(host: string): 'amazon' | 'carrier' | undefined {
  if (AMAZON.some((one) => isBelow(host, one))) return 'amazon';
  return CARRIERS.some((one) => isBelow(host, one)) ? 'carrier' : undefined;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Top-level domains under which shops and mailboxes are. */
export const DOMAINS = words(
  'com net org info biz shop store online site xyz top vip club app dev io co me cc tv link page icu live pro tech cn eu uk ' +
    'de fr it es nl pl pt se be at ch ie us ca mx br au in sg ae sa tr eg ru jp kr hk tw ly gl gg so am fm ai vc ws la pw tk ' +
    'ml ga cf gq su ua cz sk hu ro bg gr dk no fi lt lv ee is li lu id my ph th vn nz za mobi asia world group email chat bio ' +
    'support help services website space fun life today work center company market sale deals gift reviews wang ltd to',
);

/** Those that are words, too: "received.it" may lack a space only. */
const WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words(
    'it in so no to at be me my is am us as by so help support work today life fun live link page group market gift info top store shop email chat sale world space reviews company center site online id',
  ),
  de: words('es so da am im in la info support online shop top store'),
  fr: words('de et la un ne es me se tu au en ai est info support top site page'),
  it: words('la se ne no mi di si me in so info online'),
  es: words('de es la no se me su tu es info'),
  pt: words('de no na se me em com es info'),
  nl: words('de is in me zo er info support top'),
  pl: words('to na no do w info'),
  sv: words('is se de in at am info'),
};

/** Whether a top-level domain is a word of this language, or of any when none is known. */
export function isWordIn(domain: string, language: string | undefined): boolean {
  if (language === 'zh' || language === 'ja') return false;
  const ofLanguage = language === undefined ? undefined : WORDS[language];
  return (ofLanguage === undefined ? Object.values(WORDS) : [ofLanguage]).some((all) => all.has(domain));
}

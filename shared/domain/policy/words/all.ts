import { once } from '#shared/once';
import { lexiconOf } from '../read/lexicon.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { sv } from './sv.ts';
import { zh } from './zh.ts';

/** The words of all languages: a breach in another language than the buyer's is one, too. */
export const lexicon = once(() => lexiconOf({ en, zh, de, fr, it, es, ja, nl, pl, pt, sv }));

import type { UrgentReason } from '#shared/domain/urgent/reasons';
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import it from './it.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };
import pl from './pl.json' with { type: 'json' };
import pt from './pt.json' with { type: 'json' };
import sv from './sv.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

/*
 * The phrases that make a message urgent are in <language>.json, for a person to extend. Case, accents and punctuation do
 * not matter. A word with a * at its end also matches words that begin with it. Parts joined by " + " stand near each
 * other in one sentence, in either order; a part that begins with @ is any phrase of that group. What `notCounted` names
 * is read over, in a text of any language: the name of a product, an idiom, "nobody was hurt".
 */

/** The content of a file; a test reads each by a schema. */
export interface UrgentList {
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly reasons: Readonly<Record<UrgentReason, readonly string[]>>;
  readonly notCounted: readonly string[];
}

/** By ISO 639-1 code: a language more is a file and a line here. */
export const URGENT_LISTS: Readonly<Record<string, UrgentList>> = {
  de,
  en,
  es,
  fr,
  it,
  ja,
  nl,
  pl,
  pt,
  sv,
  zh,
};

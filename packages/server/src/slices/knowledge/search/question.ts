import type { Db } from '../../../db/database.ts';
import { type Corpus, kindWeight, type Term } from './bm25.ts';
import { corrections } from './corrections.ts';
import type { IndexView } from './index-view.ts';
import { normalised } from './normalise.ts';
import { soundsOf, soundTerms, syllablesOf } from './pinyin.ts';
import { synonymTerms } from './synonyms.ts';
import { gramsOf, type Run, runsOf, stemOf } from './tokens.ts';
import { wordsFrom } from './words.sql.ts';

/** A question in terms. */
export interface Question {
  terms: readonly Term[];
  corpus: Corpus;
  /** The question as it was taken, where a word was taken for a slip. */
  shownAs: string | null;
}
export interface Reading {
  /** Whose words the reader may be led to; null: everybody's. */
  circles: readonly string[] | null;
  synonyms: readonly (readonly string[])[];
  /** The last word may be the beginning of one. */
  typing: boolean;
}
/** A longer question is not read to its end. */
const LONGEST = 300;
const COMPLETIONS = 6;
const [TYPED_SOUND, COMPLETED, SYNONYM, OTHERWISE] = [2, 0.8, 0.35, 0.5];

/** Words typed as sounds, with the sounds that they may be; neighbours are one run. */
function typedSounds(runs: readonly Run[]): Map<Run, string[]> {
  const found = new Map<Run, string[]>();
  let before: string[] = [];
  for (const run of runs) {
    const syllables = run.kind === 'word' ? syllablesOf(run.text) : [];
    const own = syllables.length ? soundTerms(syllables.join(' ')) : [];
    const joint = syllables.length && before.length ? soundTerms(`${before.at(-1)} ${syllables[0]}`).slice(1, 2) : [];
    if (own.length) found.set(run, [...own, ...joint]);
    before = syllables;
  }
  return found;
}

/** Reads a question: what is known as it is, sounds typed for signs, slips corrected, the last word completed. */
export async function readQuestion(db: Db, view: IndexView, text: string, { circles, synonyms, typing }: Reading): Promise<Question> {
  const normal = normalised(text.slice(0, LONGEST));
  const runs = runsOf(normal);
  const grams = runs.flatMap(({ kind, text: run }) => (kind === 'han' ? gramsOf(run) : []));
  const heard = soundTerms(soundsOf(normal));
  const typed = typedSounds(runs);
  const alike = synonymTerms(normal, synonyms);
  const words = runs.filter(({ kind }) => kind === 'word');
  const asked = [...grams, ...heard, ...alike, ...words.map(({ text: word }) => stemOf(word)), ...[...typed.values()].flat()];
  const parts = view.counts(asked);

  const terms = new Map<string, Term>();
  const add = (term: string, weight: number, said: boolean, known = parts): void => {
    const worth = weight * kindWeight(term);
    const before = terms.get(term);
    if (!before || before.weight < worth)
      terms.set(term, { term, weight: worth, parts: known.get(term) ?? 0, said: said || (before?.said ?? false) });
  };
  for (const gram of grams) add(gram, 1, true);
  for (const term of heard) add(term, 1, false);
  for (const term of alike) add(term, SYNONYM, false);

  const last = words.at(-1);
  const begun = typing && last && last.at + last.text.length === normal.length ? last : null;
  const completed = begun ? await wordsFrom(db, circles, begun.text, COMPLETIONS) : [];
  const more: { term: string; weight: number; said: boolean }[] = completed.map(({ word }) => ({
    ...{ term: stemOf(word), weight: COMPLETED },
    said: begun !== null && !parts.has(stemOf(begun.text)),
  }));
  const strange: Run[] = [];
  for (const run of words) {
    const [stem, sounds = []] = [stemOf(run.text), typed.get(run)];
    const heardOf = sounds.length > 0 && sounds.every((term) => term.includes(' ') || parts.has(term));
    if (parts.has(stem)) add(stem, 1, true);
    else if (heardOf) for (const term of sounds) add(term, TYPED_SOUND, true);
    else if (run !== begun || !completed.length) strange.push(run);
  }
  const meant = await corrections(
    db,
    circles,
    strange.map(({ text: word }) => word),
  );
  const replaced = new Map<Run, string>();
  for (const run of strange) {
    const [best, ...others] = meant.get(run.text) ?? [];
    if (best) replaced.set(run, best);
    else add(stemOf(run.text), 1, true);
    if (best) more.push({ term: stemOf(best), weight: 1, said: true });
    more.push(...others.map((word) => ({ term: stemOf(word), weight: OTHERWISE, said: false })));
  }
  const later = view.counts(more.map(({ term }) => term));
  for (const { term, weight, said } of more) add(term, weight, said, later);
  return { terms: [...terms.values()], corpus: view.corpus, shownAs: replaced.size ? withReplaced(normal, replaced) : null };
}

function withReplaced(normal: string, replaced: ReadonlyMap<Run, string>): string {
  let [told, at] = ['', 0];
  for (const [run, word] of replaced) {
    told += normal.slice(at, run.at) + word;
    at = run.at + run.text.length;
  }
  return told + normal.slice(at);
}

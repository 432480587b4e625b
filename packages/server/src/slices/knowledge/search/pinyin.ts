import { pinyin } from 'pinyin-pro';
import { normalised } from './normalise.ts';
import { runsOf } from './tokens.ts';

/** Marks a term as a sound, so that `he` the word and 和 the sound are two. */
const SOUND = '~';
/** A question is not longer; of a longer run only the beginning is heard. */
const LONGEST = 200;

const heard = (run: string): string[] =>
  pinyin(run.slice(0, LONGEST), { toneType: 'none', type: 'array', nonZh: 'removed', v: true }).map((one) => one.replaceAll('ü', 'v'));

/** How the Chinese of a text sounds: syllables between blanks, runs apart from one another. */
export const soundsOf = (text: string): string => {
  const runs = runsOf(normalised(text)).filter(({ kind }) => kind === 'han');
  return runs.length ? ` ${runs.map(({ text: run }) => heard(run).join(' ')).join(' | ')} ` : '';
};

/** Terms of sounds: every syllable and every two neighbours of a run. */
export function soundTerms(sounds: string): string[] {
  return sounds.split('|').flatMap((run) => pairs(run.split(' ').filter(Boolean)));
}
const pairs = (syllables: readonly string[]): string[] =>
  syllables.flatMap((one, at) => (at + 1 < syllables.length ? [SOUND + one, `${SOUND}${one} ${syllables[at + 1]}`] : [SOUND + one]));
export const isSound = (term: string): boolean => term.startsWith(SOUND);

const INITIAL = '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])';
const FINAL = '(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v)';
const SYLLABLE = new RegExp(`^(?:${INITIAL}${FINAL}|a|ai|an|ang|ao|e|ei|en|eng|er|o|ou)`);
const VOWEL_NEXT = /^[aeiouv]/;

/** A word typed as sounds, in syllables: `xuyue` is xu yue. Empty where it cannot be: the longest syllable first, shorter ones where that leads nowhere. */
export function syllablesOf(word: string): string[] {
  if (!/^[a-zü]{2,60}$/.test(word)) return [];
  return split(word.replaceAll('ü', 'v'), new Set()) ?? [];
}
function split(rest: string, dead: Set<string>): string[] | null {
  if (!rest) return [];
  if (dead.has(rest)) return null;
  const longest = SYLLABLE.exec(rest)?.[0] ?? '';
  const known = (part: string): boolean => SYLLABLE.exec(part)?.[0] === part;
  const lengths = Array.from({ length: longest.length }, (_, back) => longest.length - back).filter((n) => known(rest.slice(0, n)));
  // Before a vowel the consonant is rather the beginning of the next syllable: xinan is xi nan more often than xin an.
  if (VOWEL_NEXT.test(rest.slice(longest.length)) && lengths.length > 1 && /[ngr]$/.test(longest)) lengths.push(lengths.shift() ?? 0);
  for (const length of lengths) {
    const after = split(rest.slice(length), dead);
    if (after) return [rest.slice(0, length), ...after];
  }
  dead.add(rest);
  return null;
}

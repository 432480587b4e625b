// For tests: slips of the hand, the same each time.
import { type Random, seeded } from '../../src/demo/random.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
function slipped(word: string, random: Random): string {
  const at = random.whole(0, word.length - 1);
  const letter = LETTERS[random.whole(0, 25)] ?? 'e';
  switch (random.whole(0, 3)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1);
    case 1:
      return word.slice(0, at) + letter + word.slice(at);
    case 2:
      return word.slice(0, at) + letter + word.slice(at + 1);
    default: {
      const place = Math.min(at, word.length - 2);
      return word.slice(0, place) + word[place + 1] + word[place] + word.slice(place + 2);
    }
  }
}

/** A question with slips in so many of its words of five letters and more. */
export function withSlips(text: string, slips: number, seed: number): string {
  const random = seeded(seed);
  const words = text.split(' ');
  const places = words.flatMap((word, at) => (/^[a-z]{5,}\W?$/i.test(word) ? [at] : []));
  for (let n = 0; n < slips && places.length; n++) {
    const [place = 0] = places.splice(random.whole(0, places.length - 1), 1);
    const [, word = '', rest = ''] = /^(\w+)(\W?)$/.exec(words[place] ?? '') ?? [];
    words[place] = slipped(word, random) + rest;
  }
  return words.join(' ');
}

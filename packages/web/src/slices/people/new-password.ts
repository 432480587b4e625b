// Without characters that are mistaken for one another when read aloud or copied by hand.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to hand over: four groups of four letters and figures, about 79 bits. */
export function newPassword(): string {
  const picks = crypto.getRandomValues(new Uint32Array(16));
  const letters = [...picks].map((pick) => LETTERS[pick % LETTERS.length]);
  return [0, 4, 8, 12].map((at) => letters.slice(at, at + 4).join('')).join('-');
}

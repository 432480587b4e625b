import { normaliseText } from './normalise-text.ts';
import type { Reading } from './problem.ts';
import { read, unreadable } from './problem.ts';
import type { Cell } from './row.ts';

const yes = new Set(['是', '有', '对', '真', 'yes', 'y', 'true', 't', '1', 'on', '√', '✓', '✔', '☑']);
const no = new Set(['否', '无', '没有', '错', '假', 'no', 'n', 'false', 'f', '0', 'off', '×', '✗', '✘', '☐']);

/** 是/否, yes/no, true/false, 1/0, √/× and their kin; null when blank. */
export function normaliseBoolean(cell: Cell | undefined): Reading<boolean | null> {
  if (typeof cell === 'boolean') return read(cell);
  const text = normaliseText(cell);
  if (!text.ok || text.value === null) return text.ok ? read(null) : text;
  const word = text.value.toLowerCase();
  if (yes.has(word)) return read(true);
  if (no.has(word)) return read(false);
  return unreadable('import.value.not_a_boolean', text.value);
}

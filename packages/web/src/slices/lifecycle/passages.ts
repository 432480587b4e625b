import type { Stages } from './stage-mark.tsx';

/** What went from a stage to a stage of the track shown; '': from or to outside, `other`: another track. */
export interface Passage {
  from: string;
  to: string;
  lines: number;
  /** On along the course, back, new in it, or out of it. */
  way: 'on' | 'back' | 'in' | 'out';
}

/** The moves that touch some stages, in their order; those of other tracks are told as one. */
export function passagesOf(moves: readonly { from: string | null; to: string | null; lines: number }[], stages: Stages): Passage[] {
  const place = (id: string) => stages.findIndex((stage) => stage.id === id);
  const shown = (id: string | null) => (id === null ? '' : place(id) < 0 ? 'other' : id);
  const found = new Map<string, Passage>();
  for (const move of moves) {
    const [from, to] = [shown(move.from), shown(move.to)];
    const [a, b] = [place(from), place(to)];
    if (a < 0 && b < 0) continue;
    const way = a < 0 ? 'in' : b < 0 ? 'out' : b > a ? 'on' : 'back';
    const before = found.get(`${from} ${to}`)?.lines ?? 0;
    found.set(`${from} ${to}`, { from, to, way, lines: before + move.lines });
  }
  return [...found.values()].toSorted((one, other) => place(one.from) - place(other.from) || place(one.to) - place(other.to));
}

import type { Both } from '@fulcrum/contract';
import type { DraftLifecycle } from './draft-shape.ts';

/** A stage that moves name, with its place on its track. */
export interface ShownStage {
  id: string;
  name: Both;
  track: string | null;
}

/** The stages of an answer with their tracks, in the order of these: by the draft, else as in force. */
export function shownStages(
  stages: readonly { id: string; name: Both }[],
  draft: DraftLifecycle | null,
  before: DraftLifecycle | null,
): ShownStage[] {
  const courses = [before, draft].flatMap((one) => (one?.model === 'conditions' ? [one] : []));
  const trackOf = new Map(courses.flatMap((one) => one.stages.map(({ id, track }) => [id, track ?? null] as const)));
  const order = [...new Set(courses.toReversed().flatMap(({ tracks }) => tracks.map(({ id }) => id)))];
  const place = (track: string | null) => (track !== null && order.includes(track) ? order.indexOf(track) : order.length);
  return stages
    .map(({ id, name }) => ({ id, name, track: trackOf.get(id) ?? null }))
    .toSorted((one, other) => place(one.track) - place(other.track));
}

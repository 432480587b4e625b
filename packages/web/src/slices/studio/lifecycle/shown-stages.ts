import type { Both } from '@fulcrum/contract';
import type { DraftLifecycle } from './draft-shape.ts';

/** A stage that moves name, with its place on its track. */
export interface ShownStage {
  id: string;
  name: Both;
  track: string | null;
}

/** The stages of an answer with their tracks: by the draft, else as in force. */
export function shownStages(
  stages: readonly { id: string; name: Both }[],
  draft: DraftLifecycle | null,
  before: DraftLifecycle | null,
): ShownStage[] {
  const courses = [before, draft].flatMap((one) => (one?.model === 'conditions' ? one.stages : []));
  const tracks = new Map(courses.map(({ id, track }) => [id, track ?? null]));
  return stages.map(({ id, name }) => ({ id, name, track: tracks.get(id) ?? null }));
}

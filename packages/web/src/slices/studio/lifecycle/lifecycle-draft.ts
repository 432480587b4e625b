import { draftContext } from '../studio-form-context.ts';
import type { DraftCourse, DraftLifecycle, DraftLines } from './draft-shape.ts';

/** One context a model: what is in force beside the draft is null where it is of the other model. */
export const [LinesDraft, useLinesDraft] = draftContext<DraftLines>();
export const [CourseDraft, useCourseDraft] = draftContext<DraftCourse>();

export const asLines = (draft: DraftLifecycle | null): DraftLines | null => (draft?.model === 'subscription' ? draft : null);
export const asCourse = (draft: DraftLifecycle | null): DraftCourse | null => (draft?.model === 'conditions' ? draft : null);

/** Whether a part differs from the one of the same id in force; where nothing is, nothing does. */
export const differs = <T extends { id: string }>(part: T, before: readonly T[] | undefined): boolean =>
  before !== undefined && JSON.stringify(before.find(({ id }) => id === part.id)) !== JSON.stringify(part);

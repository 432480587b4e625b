import { draftContext } from '../studio-form-context.ts';
import type { DraftHealth } from './health-shape.ts';

export const [HealthDraft, useHealthDraft] = draftContext<DraftHealth>();

/** Whether a part of the draft says something else than in force: where nothing is in force, nothing is told apart. */
export const differs = (before: unknown, was: unknown, is: unknown): boolean =>
  before !== null && before !== undefined && JSON.stringify(was) !== JSON.stringify(is);

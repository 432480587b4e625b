import { draftContext } from '../studio-form-context.ts';
import type { DraftItem, DraftLevel, DraftPolicy } from './draft-shape.ts';

export const [TierDraft, useTierDraft] = draftContext<DraftPolicy>();

/** The item or level of the version in force that a part goes back to. */
export const itemBefore = (before: DraftPolicy | null, id: string): DraftItem | undefined => before?.items.find((one) => one.id === id);
export const levelBefore = (before: DraftPolicy | null, id: string): DraftLevel | undefined => before?.levels.find((one) => one.id === id);

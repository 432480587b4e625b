import type { PolicyDocument } from '@fulcrum/contract';
import type { WriteCtx } from '../../access/index.ts';
import { listPolicies, publishDraft, saveDraft } from '../../policy/save-policy.sql.ts';
import { requireOneSuffices } from './second-person.ts';

/** Puts a checked document in force, with the text it was written in, unless a policy of its id is there already: repeats are harmless. */
export async function publishDocument(ctx: WriteCtx, document: PolicyDocument, source: string): Promise<void> {
  const [known] = await listPolicies(ctx.db, { id: document.id });
  if (known) return;
  await requireOneSuffices(ctx, document.id);
  const editor = { userId: ctx.actor.userId, now: ctx.now, today: ctx.today };
  await saveDraft(ctx.db, document, editor, source);
  const version = await publishDraft(ctx.db, document.id, null, editor);
  await ctx.record({ action: 'policy.publish', entity: 'policy', entityId: document.id, after: { version } });
}

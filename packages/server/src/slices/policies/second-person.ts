import type { Ctx, Handlers } from '../../access/index.ts';
import { Fault } from '../../kernel/fault.ts';
import { newId } from '../../kernel/ids.ts';
import { lockPolicy } from '../../policy/planned.sql.ts';
import { decideSubmission, insertSubmission, nameMade, type SubmissionRow, selectSubmissions } from '../../policy/submissions.sql.ts';
import { editorOf, putBack, putInForce, requireFreeDay, rowOf, soundDraft, soundEarlier } from './publishing.ts';
import { readRules } from './publishing-rules.ts';

/** Fails where a second person is asked for: nothing comes in force by one alone. */
export async function requireOneSuffices(ctx: Ctx, id: string): Promise<void> {
  if ((await readRules(ctx)).secondPerson) throw new Fault('conflict', 'policy.second_person', { id });
}

/** What waits, held until the transaction ends: two who decide at once come one after the other. */
async function openOf(ctx: Ctx, id: string, submission: string): Promise<SubmissionRow> {
  await lockPolicy(ctx.db, id);
  const [open] = await selectSubmissions(ctx.db, { userId: ctx.actor.userId, policyId: id, id: submission, open: true });
  if (!open?.exact) throw new Fault('conflict', 'policy.not_submitted', {});
  return open;
}

const told = ({ id: submission, version, restores, note, on, by, at }: SubmissionRow) => ({
  submission,
  version,
  ...(restores === null ? {} : { restores }),
  ...(on ? { on } : {}),
  submittedBy: by,
  submittedAt: at,
  note,
});

export const secondPersonHandlers: Pick<Handlers<'policies'>, 'submit' | 'approve' | 'sendBack' | 'takeBack'> = {
  async submit(ctx, { id, note, on, restores }) {
    await lockPolicy(ctx.db, id);
    const row = await rowOf(ctx, id);
    const [open] = await selectSubmissions(ctx.db, { userId: ctx.actor.userId, policyId: id, open: true });
    if (open) throw new Fault('conflict', 'policy.submitted_there', { id });
    if (restores !== undefined && on !== undefined) throw new Fault('invalid', 'policy.restores_at_once', {});
    if (on !== undefined) requireFreeDay(ctx, row, on);
    if (restores !== undefined) await soundEarlier(ctx, id, restores);
    const version = restores === undefined ? (await soundDraft(ctx, row)).version : null;
    const of = { id: newId(), policyId: id, version, restores: restores ?? null, note: note || null, on: on ?? null };
    await insertSubmission(ctx.db, of, editorOf(ctx));
    const after = { submission: of.id, version, ...(restores === undefined ? {} : { restores }), ...(on ? { on } : {}) };
    await ctx.record({ action: 'policy.submit', entity: 'policy', entityId: id, after, ...(note ? { note } : {}) });
    return { id, submission: of.id, version };
  },

  async approve(ctx, { id, submission, reason }) {
    // Who works on the server's own command line has no name: they may be anybody, the author too.
    if (ctx.actor.userId === null) throw new Fault('conflict', 'policy.approver_unnamed', {});
    const open = await openOf(ctx, id, submission);
    if (open.mine) throw new Fault('conflict', 'policy.own_submission', {});
    await decideSubmission(ctx.db, submission, { state: 'approved', reason: reason || null }, editorOf(ctx));
    const said = reason ? { note: reason } : {};
    await ctx.record({
      action: 'policy.approve',
      entity: 'policy',
      entityId: id,
      before: told(open),
      after: { state: 'approved' },
      ...said,
    });
    if (open.restores !== null) {
      const made = await putBack(ctx, id, open.restores, open.note);
      await nameMade(ctx.db, submission, made.version);
      return { ...made, on: null };
    }
    // Where the day wished for has come meanwhile, it is in force at once.
    return putInForce(ctx, id, { note: open.note, on: open.on !== null && open.on > ctx.today ? open.on : null });
  },

  async sendBack(ctx, { id, submission, reason }) {
    const open = await openOf(ctx, id, submission);
    if (open.mine) throw new Fault('conflict', 'policy.own_submission', {});
    await decideSubmission(ctx.db, submission, { state: 'returned', reason }, editorOf(ctx));
    const after = { state: 'returned' };
    await ctx.record({ action: 'policy.send_back', entity: 'policy', entityId: id, before: told(open), after, note: reason });
    return { id, submission, version: open.version };
  },

  async takeBack(ctx, { id, submission }) {
    const open = await openOf(ctx, id, submission);
    if (!open.mine) throw new Fault('conflict', 'policy.not_own_submission', {});
    await decideSubmission(ctx.db, submission, { state: 'withdrawn', reason: null }, editorOf(ctx));
    await ctx.record({ action: 'policy.take_back', entity: 'policy', entityId: id, before: told(open), after: { state: 'withdrawn' } });
    return { id, submission, version: open.version };
  },
};

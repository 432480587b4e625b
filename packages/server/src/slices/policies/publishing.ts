import type { Ctx, WriteCtx } from '../../access/index.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { planDraft } from '../../policy/planned.sql.ts';
import { listPolicies, type PolicyRow, publishDraft, restoreVersion, type VersionRow, versionsOf } from '../../policy/save-policy.sql.ts';
import { judgeAnew } from './judge-anew.ts';
import { sound } from './sound.ts';

export const editorOf = (ctx: Ctx) => ({ userId: ctx.actor.userId, now: ctx.now, today: ctx.today });

export async function rowOf(ctx: Ctx, id: string): Promise<PolicyRow> {
  const [row] = await listPolicies(ctx.db, { id });
  if (!row) throw notFound(id);
  return row;
}

/** The draft, which is right today: what was right when it was saved may not be now, a field may be gone. */
export async function soundDraft(ctx: Ctx, row: PolicyRow): Promise<VersionRow> {
  const draft = row.draft === null ? undefined : (await versionsOf(ctx.db, row.id)).find((one) => one.version === row.draft);
  if (!draft) throw new Fault('conflict', 'policy.not_published', { id: row.id });
  await sound(ctx, draft.document, row.id);
  return draft;
}

/** An earlier version, which is right today. */
export async function soundEarlier(ctx: Ctx, id: string, version: number): Promise<void> {
  const earlier = (await versionsOf(ctx.db, id)).find((one) => one.version === version);
  if (!earlier) throw notFound(`${id} ${version}`);
  await sound(ctx, earlier.document, id);
  if (earlier.state !== 'retired') throw new Fault('conflict', 'policy.not_earlier', { version });
}

/** One version at most is planned, on a day to come. */
export function requireFreeDay(ctx: Ctx, { planned }: PolicyRow, on: string): void {
  if (on <= ctx.today) throw new Fault('invalid', 'policy.not_to_come', { on, today: ctx.today });
  if (planned) throw new Fault('conflict', 'policy.planned_there', { version: planned.version, on: planned.on });
}

export interface Publication {
  note?: string | null | undefined;
  /** A day to come; absent: at once. */
  on?: string | null | undefined;
}

/** Puts the draft in force, now or on a day to come. The caller holds the policy. */
export async function putInForce(ctx: WriteCtx, id: string, { note, on }: Publication) {
  const row = await rowOf(ctx, id);
  if (on) requireFreeDay(ctx, row, on);
  const { version } = await soundDraft(ctx, row);
  const of = { entity: 'policy', entityId: id, before: { version: row.version }, ...(note ? { note } : {}) } as const;
  if (on) {
    await planDraft(ctx.db, id, { version, on, note: note ?? null }, editorOf(ctx));
    await ctx.record({ action: 'policy.plan', ...of, after: { version, planned: on } });
    return { id, version, on };
  }
  await publishDraft(ctx.db, id, note ?? null, editorOf(ctx));
  await ctx.record({ action: 'policy.publish', ...of, after: { version } });
  await judgeAnew(ctx, row);
  return { id, version, on: null };
}

/** Puts an earlier version in force again, as a new one. The caller holds the policy. */
export async function putBack(ctx: WriteCtx, id: string, version: number, note: string | null | undefined) {
  const row = await rowOf(ctx, id);
  await soundEarlier(ctx, id, version);
  const words = ctx.language === 'zh' ? `恢复 v${version}` : `Rolled back to v${version}`;
  const told = note ? `${words}${ctx.language === 'zh' ? '：' : ': '}${note}` : words;
  const made = await restoreVersion(ctx.db, id, version, told, editorOf(ctx));
  if (made === undefined) throw new Fault('conflict', 'policy.not_earlier', { version });
  const after = { version: made, of: version };
  await ctx.record({ action: 'policy.roll_back', entity: 'policy', entityId: id, before: { version: row.version }, after, note: told });
  await judgeAnew(ctx, row);
  return { id, version: made };
}

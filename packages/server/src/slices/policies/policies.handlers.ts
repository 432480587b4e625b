import { type FaultReason, PolicyDocument } from '@fulcrum/contract';
import { type Ctx, type Handlers, startJob } from '../../access/index.ts';
import { Fault, faultText, notFound } from '../../kernel/fault.ts';
import { aroundIn } from '../../policy/around.ts';
import { checkPolicy, issuesIn } from '../../policy/check.ts';
import { policyYaml } from '../../policy/parse-policy.ts';
import { lockPolicy, planDraft, withdrawPlan } from '../../policy/planned.sql.ts';
import { listPolicies, type PolicyRow, publishDraft, restoreVersion, saveDraft, versionsOf } from '../../policy/save-policy.sql.ts';
import { insertSimulation } from '../../policy/simulations.sql.ts';
import { catalogOf } from '../catalog.ts';
import { simulateDraft } from '../simulations/index.ts';
import { differenceOf } from './difference.ts';
import { judgeAnew } from './judge-anew.ts';
import { sound } from './sound.ts';
import { tryDraft } from './try-out.ts';

function infoOf(ctx: Ctx, { document, planned, ...row }: PolicyRow) {
  const fault = planned?.heldBack ? faultText(planned.heldBack.reason as FaultReason, planned.heldBack.detail, ctx.language) : null;
  const plan = planned && { version: planned.version, on: planned.on, by: planned.by, fault };
  return { ...row, planned: plan, name: document.name as { zh: string; en: string } };
}
const editorOf = (ctx: Ctx) => ({ userId: ctx.actor.userId, now: ctx.now, today: ctx.today });

async function rowOf(ctx: Ctx, id: string): Promise<PolicyRow> {
  const [row] = await listPolicies(ctx.db, { id });
  if (!row) throw notFound(id);
  return row;
}

/** The draft, else the version in force, else what is planned; what was right when it was saved may not be now. */
async function storedFor(ctx: Ctx, id: string): Promise<{ document: PolicyDocument; version: number }> {
  const row = await rowOf(ctx, id);
  const found = (await versionsOf(ctx.db, id)).find((one) => one.version === (row.draft ?? row.version ?? row.planned?.version));
  if (!found) throw notFound(id);
  return { document: await sound(ctx, found.document, id), version: found.version };
}

export const policiesHandlers: Handlers<'policies'> = {
  async list(ctx, { kind }) {
    return { items: (await listPolicies(ctx.db, { kind })).map((row) => infoOf(ctx, row)) };
  },

  /** The version asked for, else the one in force, else the draft, else what is planned. */
  async get(ctx, { id, version }) {
    const row = await rowOf(ctx, id);
    const versions = await versionsOf(ctx.db, id);
    const shown = versions.find((one) => one.version === (version ?? row.version ?? row.draft ?? row.planned?.version));
    if (!shown) throw notFound(`${id} ${version}`);
    const { document, source } = shown;
    const yaml = source ?? policyYaml(document);
    return { ...infoOf(ctx, row), document, yaml, versions: versions.map(({ document: _, source: __, ...one }) => one) };
  },

  async check(ctx, { yaml }) {
    const { ok, id, kind, issues, warnings } = checkPolicy(yaml, await catalogOf(ctx.db), await aroundIn(ctx.db));
    return { ok, id, kind, issues: issuesIn(issues, ctx.language), warnings: issuesIn(warnings, ctx.language) };
  },

  /** The text given, else the stored draft, else the version in force. */
  async simulate(ctx, { id, yaml, asOf = ctx.today }) {
    const { document, version } =
      yaml === undefined ? await storedFor(ctx, id ?? '') : { document: await sound(ctx, yaml, null), version: null };
    if (document.kind !== 'tier') throw notFound(document.id);
    const policyId = document.id;
    const jobId = await startJob(ctx, simulateDraft, { policyId, asOf });
    await insertSimulation(ctx.db, { id: jobId, policyId, version, document, asOf, startedBy: ctx.actor.userId, now: ctx.now });
    await ctx.record({ action: 'policy.simulate', entity: 'policy', entityId: policyId, after: { simulationId: jobId, version, asOf } });
    return { id: jobId };
  },

  async tryOut(ctx, { yaml, ...of }) {
    const document = await sound(ctx, yaml, null);
    if (document.kind !== 'tier') throw notFound(document.id);
    return tryDraft(ctx, document, of);
  },

  async compare(ctx, { id, from, to, yaml }) {
    const row = await rowOf(ctx, id);
    const versions = await versionsOf(ctx.db, id);
    const documentOf = (version: number) => {
      const found = versions.find((one) => one.version === version);
      if (!found) throw notFound(`${id} ${version}`);
      return PolicyDocument.parse(found.document);
    };
    const [old, now] = [from ?? row.version, yaml === undefined ? (to ?? row.draft ?? row.version) : null];
    const after = now === null ? await sound(ctx, yaml, id) : documentOf(now);
    const changes = differenceOf(old === null ? null : documentOf(old), after, await catalogOf(ctx.db));
    return { from: old, to: now, changes };
  },

  async saveDraft(ctx, { id, yaml }) {
    const document = await sound(ctx, yaml, id);
    const version = await saveDraft(ctx.db, document, editorOf(ctx), yaml);
    await ctx.record({ action: 'policy.save_draft', entity: 'policy', entityId: id, after: { version, document } });
    return { id, version };
  },

  async publish(ctx, { id, note, on }) {
    if (on !== undefined && on <= ctx.today) throw new Fault('invalid', 'policy.not_to_come', { on, today: ctx.today });
    await lockPolicy(ctx.db, id);
    const row = await rowOf(ctx, id);
    const draft = row.draft === null ? undefined : (await versionsOf(ctx.db, id)).find((one) => one.version === row.draft);
    if (!draft) throw new Fault('conflict', 'policy.not_published', { id });
    // What was right when it was saved may not be now: a field may be gone.
    await sound(ctx, draft.document, id);
    const told = note ? { note } : {};
    if (on !== undefined) {
      if (row.planned) throw new Fault('conflict', 'policy.planned_there', { version: row.planned.version, on: row.planned.on });
      await planDraft(ctx.db, id, { version: draft.version, on, note: note ?? null }, editorOf(ctx));
      const after = { version: draft.version, planned: on };
      await ctx.record({ action: 'policy.plan', entity: 'policy', entityId: id, before: { version: row.version }, after, ...told });
      return { id, version: draft.version, on };
    }
    const version = await publishDraft(ctx.db, id, note ?? null, editorOf(ctx));
    await ctx.record({
      action: 'policy.publish',
      entity: 'policy',
      entityId: id,
      before: { version: row.version },
      after: { version },
      ...told,
    });
    await judgeAnew(ctx, row);
    return { id, version: version!, on: null };
  },

  async withdraw(ctx, { id, replace }) {
    await lockPolicy(ctx.db, id);
    const { planned, draft } = await rowOf(ctx, id);
    if (!planned) throw new Fault('conflict', 'policy.not_planned', { id });
    if (draft !== null && !replace) throw new Fault('conflict', 'policy.draft_there', { id });
    const replaced = draft === null ? undefined : (await versionsOf(ctx.db, id)).find((one) => one.version === draft);
    await withdrawPlan(ctx.db, id);
    const before = { planned: planned.on, ...(replaced ? { replaced: { version: draft, document: replaced.document } } : {}) };
    await ctx.record({ action: 'policy.withdraw', entity: 'policy', entityId: id, before, after: { version: planned.version } });
    return { id, version: planned.version };
  },

  async rollBack(ctx, { id, version, note }) {
    const row = await rowOf(ctx, id);
    const earlier = (await versionsOf(ctx.db, id)).find((one) => one.version === version);
    if (!earlier) throw notFound(`${id} ${version}`);
    // What was right when it was in force may not be now: a field may be gone.
    await sound(ctx, earlier.document, id);
    const words = ctx.language === 'zh' ? `恢复 v${version}` : `Rolled back to v${version}`;
    const told = note ? `${words}${ctx.language === 'zh' ? '：' : ': '}${note}` : words;
    const made = await restoreVersion(ctx.db, id, version, told, editorOf(ctx));
    if (made === undefined) throw new Fault('conflict', 'policy.not_earlier', { version });
    const after = { version: made, of: version };
    await ctx.record({ action: 'policy.roll_back', entity: 'policy', entityId: id, before: { version: row.version }, after, note: told });
    await judgeAnew(ctx, row);
    return { id, version: made };
  },
};

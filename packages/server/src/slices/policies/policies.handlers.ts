import { PolicyDocument } from '@fulcrum/contract';
import { type Ctx, type Handlers, startJob, type WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { Fault, notFound } from '../../kernel/fault.ts';
import { aroundIn } from '../../policy/around.ts';
import { checkPolicy, issuesIn } from '../../policy/check.ts';
import { policyYaml } from '../../policy/parse-policy.ts';
import { listPolicies, type PolicyRow, publishDraft, restoreVersion, saveDraft, versionsOf } from '../../policy/save-policy.sql.ts';
import { expandCondition, expandHealth, expandPolicy, sharedOnly } from '../../policy/segments.sql.ts';
import { insertSimulation } from '../../policy/simulations.sql.ts';
import { catalogOf } from '../catalog.ts';
import { simulateDraft } from '../simulations/index.ts';
import { differenceOf } from './difference.ts';
import { evaluatePublished } from './published.job.ts';
import { tryDraft } from './try-out.ts';

const infoOf = ({ document, ...row }: PolicyRow) => ({ ...row, name: document.name as { zh: string; en: string } });
const editorOf = (ctx: Ctx) => ({ userId: ctx.actor.userId, now: ctx.now, today: ctx.today });

/** A policy without faults, of the id that is asked for; fails with policy.invalid and every issue. */
async function sound(ctx: Ctx, source: unknown, id: string | null): Promise<PolicyDocument> {
  const checked = checkPolicy(source, await catalogOf(ctx.db), await aroundIn(ctx.db));
  const issues = issuesIn(checked.issues, ctx.language);
  if (id !== null && checked.document && checked.document.id !== id) {
    const message = ctx.language === 'zh' ? `规则编号应为“${id}”，请更正` : `The id of this policy is “${id}”: correct it`;
    issues.push({ path: ['id'], code: 'id.other', message });
  }
  if (issues.length || !checked.document) throw new Fault('invalid', 'policy.invalid', { count: issues.length }, issues);
  await expandDocument(ctx.db, checked.document);
  return checked.document;
}

/** Segments and tags that the document names must be there, and everyone's. */
async function expandDocument(db: Db, document: PolicyDocument): Promise<void> {
  if (document.kind === 'tier') await expandPolicy(db, document);
  else if (document.kind === 'health') await expandHealth(db, document);
  else if (document.kind === 'play' && document.who) await expandCondition(db, document.who, sharedOnly);
}

async function rowOf(ctx: Ctx, id: string): Promise<PolicyRow> {
  const [row] = await listPolicies(ctx.db, { id });
  if (!row) throw notFound(id);
  return row;
}

/** The draft, else the version in force; what was right when it was saved may not be now. */
async function storedFor(ctx: Ctx, id: string): Promise<{ document: PolicyDocument; version: number }> {
  const row = await rowOf(ctx, id);
  const found = (await versionsOf(ctx.db, id)).find((one) => one.version === (row.draft ?? row.version));
  if (!found) throw notFound(id);
  return { document: await sound(ctx, found.document, id), version: found.version };
}

/** A version that comes in force judges every account at once. */
async function judgeAnew(ctx: WriteCtx, { id, kind }: PolicyRow): Promise<void> {
  if (['lifecycle', 'tier', 'health'].includes(kind)) await startJob(ctx, evaluatePublished, { policyId: id });
}

export const policiesHandlers: Handlers<'policies'> = {
  async list(ctx, { kind }) {
    return { items: (await listPolicies(ctx.db, { kind })).map(infoOf) };
  },

  /** The version asked for, else the draft when there is one, else the version in force. */
  async get(ctx, { id, version }) {
    const row = await rowOf(ctx, id);
    const versions = await versionsOf(ctx.db, id);
    const shown = versions.find((one) => one.version === (version ?? row.version ?? row.draft));
    if (!shown) throw notFound(`${id} ${version}`);
    const { document, source } = shown;
    const yaml = source ?? policyYaml(document);
    return { ...infoOf(row), document, yaml, versions: versions.map(({ document: _, source: __, ...one }) => one) };
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

  async publish(ctx, { id, note }) {
    const row = await rowOf(ctx, id);
    const draft = row.draft === null ? undefined : (await versionsOf(ctx.db, id)).find((one) => one.version === row.draft);
    if (!draft) throw new Fault('conflict', 'policy.not_published', { id });
    // What was right when it was saved may not be now: a field may be gone.
    await sound(ctx, draft.document, id);
    const version = await publishDraft(ctx.db, id, note ?? null, editorOf(ctx));
    await ctx.record({
      action: 'policy.publish',
      entity: 'policy',
      entityId: id,
      before: { version: row.version },
      after: { version },
      ...(note ? { note } : {}),
    });
    await judgeAnew(ctx, row);
    return { id, version: version! };
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

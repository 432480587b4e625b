import { type FaultReason, PolicyDocument, type Submission } from '@fulcrum/contract';
import { type Ctx, type Handlers, startJob } from '../../access/index.ts';
import { Fault, faultText, notFound } from '../../kernel/fault.ts';
import { aroundIn } from '../../policy/around.ts';
import { checkPolicy, issuesIn } from '../../policy/check.ts';
import { objectiveTitles } from '../../policy/objectives.sql.ts';
import { policyYaml } from '../../policy/parse-policy.ts';
import { lockPolicy, withdrawPlan } from '../../policy/planned.sql.ts';
import { listPolicies, type PolicyRow, saveDraft, versionsOf } from '../../policy/save-policy.sql.ts';
import { insertSimulation } from '../../policy/simulations.sql.ts';
import { type SubmissionRow, selectSubmissions } from '../../policy/submissions.sql.ts';
import { benefitsSimulated, benefitsTried } from '../benefits/index.ts';
import { catalogOf } from '../catalog.ts';
import { healthByDraft, tryHealthDraft } from '../health/index.ts';
import { simulateDraft } from '../simulations/index.ts';
import { calendarDays } from './calendar-days.ts';
import { differenceOf } from './difference.ts';
import { editorOf, putBack, putInForce, rowOf } from './publishing.ts';
import { publishingRulesHandlers } from './publishing-rules.ts';
import { requireOneSuffices, secondPersonHandlers } from './second-person.ts';
import { sound } from './sound.ts';
import { stagesByDraft, tryStages } from './stages-by-draft.ts';
import { tryDraft } from './try-out.ts';

function infoOf(ctx: Ctx, { document, planned, ...row }: PolicyRow, submissions: readonly SubmissionRow[]) {
  const fault = planned?.heldBack ? faultText(planned.heldBack.reason as FaultReason, planned.heldBack.detail, ctx.language) : null;
  const plan = planned && { version: planned.version, on: planned.on, by: planned.by, fault };
  const open = submissions.find((one) => one.policyId === row.id && one.state === 'open');
  return { ...row, planned: plan, submission: open ? shownOf(open) : null, name: document.name as { zh: string; en: string } };
}
/** The draft, else the version in force, else what is planned; what was right when it was saved may not be now. */
async function storedFor(ctx: Ctx, id: string): Promise<{ document: PolicyDocument; version: number }> {
  const row = await rowOf(ctx, id);
  const found = (await versionsOf(ctx.db, id)).find((one) => one.version === (row.draft ?? row.version ?? row.planned?.version));
  if (!found) throw notFound(id);
  return { document: await sound(ctx, found.document, id), version: found.version };
}

/** A text, else what is stored of an id. */
const textOrStored = async (ctx: Ctx, { id, yaml }: { id?: string | undefined; yaml?: string | undefined }): Promise<PolicyDocument> =>
  yaml === undefined ? (await storedFor(ctx, id ?? '')).document : sound(ctx, yaml, null);

/** Both kinds say what customers are entitled to. */
function grantingOf(document: PolicyDocument) {
  if (document.kind !== 'benefits' && document.kind !== 'sla') throw notFound(document.id);
  return document;
}

const shownOf = ({ policyId: _, exact: __, ...shown }: SubmissionRow): Submission => shown;

export const policiesHandlers: Handlers<'policies'> = {
  async list(ctx, { kind }) {
    const waiting = await selectSubmissions(ctx.db, { userId: ctx.actor.userId, open: true });
    return { items: (await listPolicies(ctx.db, { kind })).map((row) => infoOf(ctx, row, waiting)) };
  },

  /** The version asked for, else the one in force, else the draft, else what is planned. */
  async get(ctx, { id, version }) {
    const row = await rowOf(ctx, id);
    const versions = await versionsOf(ctx.db, id);
    const shown = versions.find((one) => one.version === (version ?? row.version ?? row.draft ?? row.planned?.version));
    if (!shown) throw notFound(`${id} ${version}`);
    const { document, source } = shown;
    const yaml = source ?? policyYaml(document);
    const submissions = await selectSubmissions(ctx.db, { userId: ctx.actor.userId, policyId: id });
    const told = { document, yaml, submissions: submissions.map(shownOf) };
    return { ...infoOf(ctx, row, submissions), ...told, versions: versions.map(({ document: _, source: __, ...one }) => one) };
  },

  calendarDays,

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

  async simulateStages(ctx, { id, yaml, asOf = ctx.today }) {
    const document = await textOrStored(ctx, { id, yaml });
    if (document.kind !== 'lifecycle') throw notFound(document.id);
    return stagesByDraft(ctx, document, asOf);
  },

  async simulateHealth(ctx, { id, yaml, ...of }) {
    const document = await textOrStored(ctx, { id, yaml });
    if (document.kind !== 'health') throw notFound(document.id);
    return healthByDraft(ctx, document, of);
  },

  async tryHealth(ctx, { yaml, ...of }) {
    const document = await sound(ctx, yaml, null);
    if (document.kind !== 'health') throw notFound(document.id);
    return tryHealthDraft(ctx, document, of);
  },

  async tryOut(ctx, { yaml, ...of }) {
    const document = await sound(ctx, yaml, null);
    if (document.kind !== 'tier') throw notFound(document.id);
    return tryDraft(ctx, document, of);
  },

  async tryOutStages(ctx, { yaml, ...of }) {
    const document = await sound(ctx, yaml, null);
    if (document.kind !== 'lifecycle') throw notFound(document.id);
    return tryStages(ctx, document, of);
  },

  async tryOutBenefits(ctx, { id, yaml, ...of }) {
    return benefitsTried(ctx, grantingOf(await textOrStored(ctx, { id, yaml })), of);
  },

  async simulateBenefits(ctx, { id, yaml, asOf }) {
    return benefitsSimulated(ctx, grantingOf(await textOrStored(ctx, { id, yaml })), asOf);
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
    const before = old === null ? null : documentOf(old);
    const changes = differenceOf(before, after, await catalogOf(ctx.db), await objectiveTitles(ctx.db));
    return { from: old, to: now, changes };
  },

  async saveDraft(ctx, { id, yaml }) {
    const document = await sound(ctx, yaml, id);
    const version = await saveDraft(ctx.db, document, editorOf(ctx), yaml);
    await ctx.record({ action: 'policy.save_draft', entity: 'policy', entityId: id, after: { version, document } });
    return { id, version };
  },

  async publish(ctx, { id, note, on }) {
    await lockPolicy(ctx.db, id);
    await rowOf(ctx, id);
    await requireOneSuffices(ctx, id);
    return putInForce(ctx, id, { note, on });
  },

  async withdraw(ctx, { id, replace }) {
    await lockPolicy(ctx.db, id);
    const { planned, draft } = await rowOf(ctx, id);
    if (!planned) throw new Fault('conflict', 'policy.not_planned', { id });
    if (draft !== null && !replace) throw new Fault('conflict', 'policy.draft_there', { id });
    const replaced = draft === null ? undefined : (await versionsOf(ctx.db, id)).find((one) => one.version === draft);
    await withdrawPlan(ctx.db, id, editorOf(ctx));
    const before = { planned: planned.on, ...(replaced ? { replaced: { version: draft, document: replaced.document } } : {}) };
    await ctx.record({ action: 'policy.withdraw', entity: 'policy', entityId: id, before, after: { version: planned.version } });
    return { id, version: planned.version };
  },

  async rollBack(ctx, { id, version, note }) {
    await lockPolicy(ctx.db, id);
    await rowOf(ctx, id);
    await requireOneSuffices(ctx, id);
    return putBack(ctx, id, version, note);
  },

  ...secondPersonHandlers,
  ...publishingRulesHandlers,
};

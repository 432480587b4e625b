import { sql } from 'kysely';
import type { WriteCtx } from '../../../access/index.ts';
import type { Db } from '../../../db/database.ts';
import { insertStarts, milestonesOf, type NewStart } from '../../project-starts/index.ts';
import type { InForce, SavedRun } from '../procedures.sql.ts';
import type { SignedDemo } from './signed-customers.sql.ts';

interface Run extends SavedRun {
  procedure: InForce;
  begunAt: string;
  signed: SignedDemo | null;
}

/** What invented starts of projects are beyond their steps: of the contract that was signed last before, or of a product that the customer has, some days before. */
export async function insertDemoStarts({ db, organisation }: WriteCtx, runs: readonly Run[]): Promise<void> {
  const starts = runs.filter(({ procedure }) => procedure.document.category === 'project_start');
  const products = await productsOf(
    db,
    starts.map(({ accountId }) => accountId),
  );
  const timeZone = organisation?.timeZone ?? 'UTC';
  const dayOf = (moment: string) => Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDate();
  await insertStarts(
    db,
    starts.map(({ accountId, id, procedure, begunAt, signed, now, course }, nth): NewStart => {
      const begunOn = dayOf(begunAt);
      const theirs = products.get(accountId) ?? [];
      const reachedOn = (step: string) => {
        const done = course.spans.find(({ stepId, outcome }) => stepId === step && (outcome === 'done' || outcome === 'approved'))?.untilAt;
        return done ? dayOf(done).toString() : null;
      };
      return {
        ...{
          accountId,
          runId: id,
          productId: signed?.productId ?? theirs[nth % theirs.length] ?? null,
          contractId: signed?.contractId ?? null,
        },
        ...(signed
          ? { basis: 'contract', startsOn: signed.signedOn }
          : { basis: 'given', startsOn: begunOn.subtract({ days: (nth * 4) % 15 }).toString() }),
        ...{ begunOn: begunOn.toString(), endedOn: course.state === 'running' ? null : dayOf(now).toString() },
        milestones: milestonesOf(procedure.document, begunOn.toString(), reachedOn),
      };
    }),
  );
}

/** Invented starts teach the invented course: what ships names none, for courses are the company's own. */
export function taught(procedure: InForce): InForce {
  const steps = procedure.document.steps.map((step) => (step.milestone?.firstValue ? { ...step, courses: ['DEMO-START'] } : step));
  return { ...procedure, document: { ...procedure.document, steps } };
}

async function productsOf(db: Db, accountIds: readonly string[]): Promise<Map<string, string[]>> {
  const found = await sql<{ accountId: string; ids: string[] }>`
    select x.account_id as "accountId", array_agg(x.product_id order by x.product_id) as ids from (
      select account_id, product_id from subscription where account_id = any(${accountIds}::uuid[]) and product_id is not null
      union select account_id, product_id from order_line where account_id = any(${accountIds}::uuid[])) x
    group by x.account_id`.execute(db);
  return new Map(found.rows.map(({ accountId, ids }) => [accountId, ids]));
}

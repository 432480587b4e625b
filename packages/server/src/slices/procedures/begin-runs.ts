import type { WriteCtx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { newId } from '../../kernel/ids.ts';
import { inTurn } from '../../kernel/in-turn.ts';
import type { WorkTime } from '../../kernel/working-time.ts';
import { type BegunStart, beginStarts, signedContracts } from '../project-starts/index.ts';
import { workTimeOf } from '../settings/index.ts';
import { begin } from './course.ts';
import { momentOf } from './moment.ts';
import { holdersAt, type InForce, insertRuns, proceduresOn, saveRuns } from './procedures.sql.ts';

interface When {
  now: string;
  today: string;
}
type Beginning = Pick<BegunStart, 'accountId' | 'productId' | 'contractId' | 'startsOn'>;

/** Begins runs of one procedure that nobody begins in person: each at its first step, in the hands of who acts for its department. */
async function beginAll(db: Db, { now, today }: When, time: WorkTime, procedure: InForce, at: readonly Beginning[]): Promise<string[]> {
  if (!at.length) return [];
  const { document } = procedure;
  const runs = at.map((one) => ({ ...one, id: newId() }));
  const accounts = [...new Set(at.map(({ accountId }) => accountId))];
  const holders = await holdersAt(db, accounts, document.departments, today);
  await insertRuns(
    db,
    runs.map(({ accountId, id }) => ({ accountId, id, procedure, note: null, by: null, now })),
  );
  await saveRuns(
    db,
    runs.map(({ accountId, id }) => {
      const course = begin(document, momentOf({ now, by: null, note: null }, time, holders.get(accountId)));
      return { accountId, id, course, now, leadMs: null };
    }),
  );
  if (document.category === 'project_start')
    await beginStarts(
      { db, today },
      document,
      runs.map(({ id: runId, ...one }) => ({ ...one, runId })),
    );
  return runs.map(({ id }) => id);
}

/** Begins what signed contracts begin by the rules of procedures in force; a repeat begins nothing. Answers the runs. */
// unaudited: procedures.begin_signed, the only way in, records them
export async function beginSigned(ctx: WriteCtx): Promise<string[]> {
  const procedures = await proceduresOn(ctx.db, ctx.today);
  const signed = await signedContracts(ctx.db, procedures, ctx.today);
  if (!signed.length) return [];
  const time = await workTimeOf(ctx);
  const runIds = await inTurn(procedures, async (procedure) => {
    const theirs = signed.filter(({ policyId }) => policyId === procedure.id);
    return beginAll(
      ctx.db,
      ctx,
      time,
      procedure,
      theirs.map(({ signedOn: startsOn, policyId: _, ...one }) => ({ ...one, startsOn })),
    );
  });
  return runIds.flat();
}

/** Begins a procedure at accounts for a play; false where it is not in force. */
// unaudited: the play's run notes it as a step
export async function beginProcedure(
  db: Db,
  { timeZone, ...when }: When & { timeZone: string },
  { id, accountIds }: { id: string; accountIds: readonly string[] },
): Promise<boolean> {
  const procedure = (await proceduresOn(db, when.today)).find((one) => one.id === id);
  if (!procedure) return false;
  const time = await workTimeOf({ db, organisation: { timeZone } });
  const at = accountIds.map((accountId) => ({ accountId, productId: null, contractId: null, startsOn: null }));
  await beginAll(db, when, time, procedure, at);
  return true;
}

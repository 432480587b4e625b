import type { PolicyDocument } from '@fulcrum/contract';
import type { Ctx } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';
import { Fault } from '../../kernel/fault.ts';
import { aroundIn } from '../../policy/around.ts';
import { checkPolicy, issuesIn } from '../../policy/check.ts';
import { expandCalendar } from '../../policy/expand-calendar.ts';
import { expandLifecycle } from '../../policy/expand-lifecycle.ts';
import { expandPlay } from '../../policy/expand-play.ts';
import { expandHealth, expandPolicy } from '../../policy/segments.sql.ts';
import { catalogOf } from '../catalog.ts';

/** A policy without faults, of the id that is asked for; fails with policy.invalid and every issue. */
export async function sound(ctx: Ctx, source: unknown, id: string | null): Promise<PolicyDocument> {
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
  else if (document.kind === 'lifecycle' && document.model === 'conditions') await expandLifecycle(db, document);
  else if (document.kind === 'play') await expandPlay(db, document);
  else if (document.kind === 'calendar') await expandCalendar(db, document);
}

import type { Condition } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { Fault } from '../../kernel/fault.ts';
import { conditionSql } from '../../policy/condition.sql.ts';
import type { Figures } from './account-figures.ts';

/** Whom a play or an event concerns: its condition over what lists show today (account a, state s, metrics m). Everybody when it does not say. */
export function whoSql(who: Condition | undefined, figures: Figures): Sql<boolean> {
  if (!who) return sql<boolean>`true`;
  return conditionSql(who, (metric) => {
    const found = figures(metric);
    if (!found) throw new Fault('invalid', 'metric.unknown', { id: metric });
    return found;
  });
}

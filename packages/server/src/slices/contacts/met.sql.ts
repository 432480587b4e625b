import { TWO_WAY_KINDS } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';

/** Whether both sides met in an interaction: of such a kind, and not marked as one-way (nobody answered, nobody came). */
export const metSql = (alias: string): Sql<boolean> =>
  sql<boolean>`(${sql.ref(`${alias}.two_way`)} and ${sql.ref(`${alias}.kind`)} in (${sql.join(TWO_WAY_KINDS.map((kind) => sql.lit(kind)))}))`;

import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';

/** By which the queue knows what a step of a run tells outside: a program, or a group. */
export const callKey = (run: Sql, step: Sql): Sql<string> => sql<string>`'call:' || ${run} || ':' || ${step}`;

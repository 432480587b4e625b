import { sql } from 'kysely';
import type { Organisation } from '../../access/index.ts';
import type { Db } from '../../db/database.ts';

export async function insertOrganisation(db: Db, organisation: Organisation & { demo: boolean }, now: string): Promise<void> {
  await sql`
    insert into organisation (name, language, time_zone, base_currency, template, demo, set_up_at)
    values (${organisation.name}, ${organisation.language}, ${organisation.timeZone}, ${organisation.baseCurrency}, ${organisation.template}, ${organisation.demo}, ${now})`.execute(
    db,
  );
}

export async function setTemplate(db: Db, template: string, demo: boolean): Promise<void> {
  await sql`update organisation set template = ${template}, demo = demo or ${demo}`.execute(db);
}

/** The day of the following month by which a month should be closed. */
export async function writeClosingDay(db: Db, day: number): Promise<void> {
  await sql`update organisation set closing_day = ${day}`.execute(db);
}

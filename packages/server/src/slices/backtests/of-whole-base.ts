import type { Db } from '../../db/database.ts';
import { planWholeBase } from '../../db/whole-base.ts';

/** A statement over every account, planned as such. */
export const ofWholeBase = <T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (tx) => {
    await planWholeBase(tx);
    return work(tx);
  });

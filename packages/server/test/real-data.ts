import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of public data sets beside the repository, or the one named by FULCRUM_REAL_DATA. */
const folder = process.env.FULCRUM_REAL_DATA ?? path.resolve(import.meta.dirname, '../../../../shared/data');

/** True when a data set is there. Missing data fails in CI; elsewhere the tests on it are skipped with a line that says so. */
export function hasRealData(dataSet: string): boolean {
  if (existsSync(realData(dataSet))) return true;
  if (process.env.CI === 'true') throw new Error(`data set ${dataSet} is missing in ${folder}`);
  console.warn(`skipped: data set ${dataSet} is not in ${folder}`);
  return false;
}

/** The path of a file of a data set. */
export const realData = (...parts: string[]): string => path.join(folder, ...parts);

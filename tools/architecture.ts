// Fails when the source crosses a line that docs/ARCHITECTURE.md draws.
import { checkAudit } from './architecture/audit.ts';
import { checkCycles, checkImports } from './architecture/imports.ts';
import { checkLoops, checkSqlClock } from './architecture/queries.ts';
import { readTree } from './architecture/source.ts';
import { checkLengths, checkStyle } from './architecture/style.ts';
import { checkEndpoints, checkSurroundings } from './architecture/surroundings.ts';
import { checkOwnership } from './architecture/writes.ts';

const RULES = [
  checkImports,
  checkCycles,
  checkOwnership,
  checkAudit,
  checkLoops,
  checkSqlClock,
  checkSurroundings,
  checkEndpoints,
  checkStyle,
  checkLengths,
];
const FEWEST_FILES = 20;

/** Every crossing in the tree below `root`, one line each. A tree that looks too small is one too: the walk must be broken. */
export async function checkArchitecture(root: string): Promise<{ problems: string[]; files: number }> {
  const tree = await readTree(root);
  const files = tree.files.length;
  const few = files < FEWEST_FILES ? [`only ${files} files seen: the walk is broken`] : [];
  return { problems: [...few, ...RULES.flatMap((rule) => rule(tree))], files };
}

if (import.meta.main) {
  const { problems, files } = await checkArchitecture(process.cwd());
  console.log(problems.join('\n') || `${files} files keep the architecture`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

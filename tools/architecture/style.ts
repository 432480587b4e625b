import { lineOf } from './queries.ts';
import type { Source, Tree } from './source.ts';
import { descend, type Node } from './syntax.ts';

const LIMIT = { median: 90, ninety: 200, each: 500, entry: 60 };
const VAGUE = /(^|[/.-])(utils?|helpers?|common)([/.-]|$)/i;
const DEFAULT_ALLOWED = /\.page\.tsx$|\.config\.ts$/;

/** File names, and the parts of the language that are not used. */
export function checkStyle({ files }: Tree): string[] {
  return files.flatMap((file) => [
    ...(VAGUE.test(file.path) ? [`${file.path}: name it by what it holds`] : []),
    ...[...descend(file.ast)].flatMap(({ node }) => {
      const problem = unwanted(node, file);
      return problem ? [`${file.path}:${lineOf(file.text, node)}: ${problem}`] : [];
    }),
  ]);
}

function unwanted(node: Node, file: Source): string | undefined {
  if (node.type === 'TSAnyKeyword') return 'no any';
  if (node.type === 'TSEnumDeclaration') return 'no enums: a union of literals';
  if (Array.isArray(node.decorators) && node.decorators.length > 0) return 'no decorators';
  const asDefault = node.type === 'ExportSpecifier' && (node.exported as { name?: string }).name === 'default';
  if ((node.type === 'ExportDefaultDeclaration' || asDefault) && !DEFAULT_ALLOWED.test(file.path))
    return 'no default exports but of lazy pages';
  return undefined;
}

/** Files stay short: median, nine of ten, and each. */
export function checkLengths({ files }: Tree): string[] {
  const lengths = files.map(({ lines }) => lines).sort((a, b) => a - b);
  const at = (share: number) => lengths[Math.floor((lengths.length - 1) * share)] ?? 0;
  return [
    ...(at(0.5) >= LIMIT.median ? [`half of all files have ${at(0.5)} lines or more: keep the median below ${LIMIT.median}`] : []),
    ...(at(0.9) >= LIMIT.ninety ? [`one file in ten has ${at(0.9)} lines or more: keep nine of ten below ${LIMIT.ninety}`] : []),
    ...files.filter(({ lines }) => lines > LIMIT.each).map(({ path, lines }) => `${path}: ${lines} lines, the limit is ${LIMIT.each}`),
    ...files
      .filter(({ part, lines, isTest }) => part === 'entry' && !isTest && lines > LIMIT.entry)
      .map(({ path, lines }) => `${path}: ${lines} lines, an entry has at most ${LIMIT.entry}`),
  ];
}

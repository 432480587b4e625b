import type { Source, Tree } from './source.ts';
import { calledName, descend, isNode, type Node } from './syntax.ts';
import { tablesWritten } from './writes.ts';

type Declaration = { key: string; node: Node; file: Source; names: Map<string, string> };
const ENTRANCE = /\.(handlers|reactions|jobs)\.ts$/;

/**
 * Every mutation records audit: no handler, reaction or job reaches a write except through a function that calls `record()`.
 * What is no act of anybody (a session's last use) says so in a comment of its file: `// unaudited: why`.
 */
export function checkAudit({ files }: Tree): string[] {
  const declarations = files.filter(({ slice, isTest, path }) => slice && !isTest && !path.endsWith('.factory.ts')).flatMap(declarationsOf);
  const silent = new Map<string, string>(); // what writes without a record → the written table or the silent function it calls
  for (let before = -1; before < silent.size; ) {
    before = silent.size;
    for (const declaration of declarations) {
      const through = silent.has(declaration.key) ? undefined : silentWrite(declaration, silent);
      if (through) silent.set(declaration.key, through);
    }
  }
  return declarations.flatMap(({ key, file }) => {
    const through = ENTRANCE.test(file.path) ? silent.get(key) : undefined;
    return through ? [`${file.path}: changes data and records no audit (${chain(through, silent)})`] : [];
  });
}

const chain = (key: string, silent: Map<string, string>): string => {
  const name = key.split('#').at(-1) ?? key;
  const next = silent.get(key);
  return next ? `${name} → ${chain(next, silent)}` : name;
};

function silentWrite({ node, key, file, names }: Declaration, silent: Map<string, string>): string | undefined {
  if (/\bunaudited: \S/.test(file.text)) return undefined;
  const inside = [...descend(node)].map((each) => each.node);
  if (inside.some((each) => each.type === 'CallExpression' && ['record', 'writeAudit'].includes(calledName(each) ?? ''))) return undefined;
  const used = inside.filter(({ type }) => type === 'Identifier').map(({ name }) => names.get(name as string) ?? '');
  return tablesWritten(node)[0] ?? used.find((other) => other !== key && silent.has(other));
}

/** The top-level declarations and re-exports of a file; `names` leads from what a name means there to its key. */
function declarationsOf(file: Source): Declaration[] {
  const own = (file.ast.body as Node[]).flatMap((statement) => {
    const declared = isNode(statement.declaration) ? statement.declaration : statement;
    const parts = declared.type === 'VariableDeclaration' ? (declared.declarations as Node[]) : [declared];
    return parts.flatMap((node) => (isNode(node.id) && typeof node.id.name === 'string' ? [{ name: node.id.name, node }] : []));
  });
  const names = new Map<string, string>();
  for (const { target, specifiers } of file.imports)
    for (const { local, imported } of specifiers) if (target) names.set(local, `${target}#${imported}`);
  for (const { name } of own) names.set(name, `${file.path}#${name}`);
  const passedOn = file.imports
    .filter(({ isExport, target }) => isExport && target)
    .flatMap(({ specifiers }) => specifiers.map(({ local }) => ({ name: local, node: { type: 'Identifier', start: 0, name: local } })));
  return [...own, ...passedOn].map(({ name, node }) => ({ key: `${file.path}#${name}`, node, file, names }));
}

import type { Source, Tree } from './source.ts';
import { calledName, descend, isNode, literalText, type Node } from './syntax.ts';

const KYSELY_WRITES = ['insertInto', 'updateTable', 'deleteFrom', 'mergeInto'];
const SQL_WRITES =
  /\b(?:insert\s+into|merge\s+into|delete\s+from|truncate(?:\s+table)?)\s+(?:only\s+)?(?:(\w+)\.)?"?(\w+)"?|(?<!\bdo\s)\bupdate\s+(?:only\s+)?(?:(\w+)\.)?"?(\w+)"?(?:\s+(?:as\s+)?\w+)?\s+set\b/gi;

/** Table ownership: a slice, or a part of the floor, writes only what `OWNS` gives it. */
export function checkOwnership({ files, owns }: Tree): string[] {
  const ownerOf = (table: string) => Object.keys(owns).find((owner) => owns[owner]?.includes(table));
  return files.flatMap((file) => {
    const self = file.slice ?? file.part;
    // db keeps the record of its own migrations; demo fills an installation as a restore would, below every slice.
    if (!self || ['db', 'demo'].includes(self) || file.isTest) return [];
    return tablesWritten(file.ast).flatMap((table) => {
      const owner = ownerOf(table);
      if (!owner) return [`${file.path}: writes ${table}, which nobody owns in ranks.ts`];
      return owner === self ? [] : [`${file.path}: writes ${table}, which ${owner} owns`];
    });
  });
}

/**
 * Every mutation records audit: a file that calls a writing statement of a slice calls `record()` too. What is no act of anybody
 * (a session's last use) says so in a comment: `// unaudited: why`.
 */
export function checkAudit({ files }: Tree): string[] {
  const writers = new Map(files.filter(({ path }) => path.endsWith('.sql.ts')).map((file) => [file.path, writingFunctions(file)]));
  return files.flatMap((file) => {
    if (!file.slice || file.isTest || /\.(sql|factory)\.ts$/.test(file.path)) return [];
    const calls = file.imports.flatMap(({ target, names }) => names.filter((name) => writers.get(target ?? '')?.has(name)));
    const mutates = calls.length > 0 || tablesWritten(file.ast).length > 0;
    if (
      !mutates ||
      /\bunaudited: \S/.test(file.text) ||
      [...descend(file.ast)].some(({ node }) => node.type === 'CallExpression' && calledName(node) === 'record')
    )
      return [];
    return [`${file.path}: changes data (${calls.join(', ') || 'itself'}) and records no audit`];
  });
}

function writingFunctions({ ast }: Source): Set<string> {
  const names = (ast.body as Node[]).flatMap((statement) => {
    const declared = isNode(statement.declaration) ? statement.declaration : statement;
    if (tablesWritten(declared).length === 0) return [];
    const parts = declared.type === 'VariableDeclaration' ? (declared.declarations as Node[]) : [declared];
    return parts.flatMap(({ id }) => (isNode(id) ? [id.name as string] : []));
  });
  return new Set(names);
}

function tablesWritten(ast: Node): string[] {
  const tables = [...descend(ast)].flatMap(({ node }) => {
    if (node.type === 'CallExpression' && KYSELY_WRITES.includes(calledName(node) ?? '')) {
      const first = (node.arguments as Node[])[0];
      return first ? (literalText(first)?.split(/\s/)[0] ?? []) : [];
    }
    return tablesInSql(literalText(node) ?? '');
  });
  return [...new Set(tables)];
}

const tablesInSql = (text: string) =>
  [...text.matchAll(SQL_WRITES)].flatMap(([, schema, table, schema2, table2]) => {
    const where = schema ?? schema2;
    return where && where !== 'public' ? [] : [table ?? table2 ?? ''];
  });

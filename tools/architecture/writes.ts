import type { Tree } from './source.ts';
import { calledName, descend, literalText, type Node } from './syntax.ts';

const KYSELY_WRITES = ['insertInto', 'updateTable', 'deleteFrom', 'mergeInto'];
const SQL_WRITES =
  /\b(?:insert\s+into|merge\s+into|delete\s+from|truncate(?:\s+table)?)\s+(?:only\s+)?(?:(\w+)\.)?"?(\w+)"?|(?<!\bdo\s)\bupdate\s+(?:only\s+)?(?:(\w+)\.)?"?(\w+)"?(?:\s+(?:as\s+)?\w+)?\s+set\b/gi;

/** Table ownership: a slice, or a part of the floor, writes only what `OWNS` gives it; temporary tables are the transaction's. */
export function checkOwnership({ files, owns }: Tree): string[] {
  const temporary = new Set(files.flatMap(({ text }) => [...text.matchAll(/create temp table (\w+)/g)].map(([, table]) => table)));
  const ownerOf = (table: string) => Object.keys(owns).find((owner) => owns[owner]?.includes(table));
  return files.flatMap((file) => {
    const self = file.slice ?? file.part;
    // db keeps the record of its own migrations; demo fills an installation as a restore would, below every slice.
    if (!self || ['db', 'demo'].includes(self) || file.isTest) return [];
    return tablesWritten(file.ast).flatMap((table) => {
      if (temporary.has(table)) return [];
      const owner = ownerOf(table);
      if (!owner) return [`${file.path}: writes ${table}, which nobody owns in ranks.ts`];
      return owner === self ? [] : [`${file.path}: writes ${table}, which ${owner} owns`];
    });
  });
}

export function tablesWritten(ast: Node): string[] {
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

import type { Source, Tree } from './source.ts';
import { calledName, descend, isNode, literalText, type Node } from './syntax.ts';

const QUERIES = ['execute', 'executeTakeFirst', 'executeTakeFirstOrThrow', 'query'];
const LOOPS = ['ForStatement', 'ForOfStatement', 'ForInStatement', 'WhileStatement', 'DoWhileStatement'];
const ITERATIONS = ['map', 'flatMap', 'forEach', 'filter', 'reduce', 'some', 'every'];
const CLOCK_SQL = /\b(?:now|transaction_timestamp|statement_timestamp)\s*\(\s*\)|\bcurrent_(?:date|timestamp|time)\b|\blocaltimestamp\b/i;
/** The floor that moves databases about, and the composition root, run statement after statement by nature. */
const EXEMPT = ['db', 'entry'];

/** No query in a loop, but in a loop over `inBatches()` or `inChunks()`: what is too large for memory goes piece by piece. */
export function checkLoops({ files }: Tree): string[] {
  const executed = new Map(files.filter(({ path }) => path.endsWith('.sql.ts')).map((file) => [file.path, executingFunctions(file)]));
  return files.flatMap((file) => {
    if (!file.part || EXEMPT.includes(file.part) || file.isTest) return [];
    const statements = new Set(file.imports.flatMap(({ target, names }) => names.filter((name) => executed.get(target ?? '')?.has(name))));
    const isQuery = (node: Node) => {
      const name = node.type === 'CallExpression' ? (calledName(node) ?? '') : '';
      return (node.callee as Node | undefined)?.type === 'MemberExpression' ? QUERIES.includes(name) : statements.has(name);
    };
    const found = [...descend(file.ast)].filter(({ node, ancestors }) => isQuery(node) && repeats([...ancestors, node]));
    return found.map(
      ({ node }) =>
        `${file.path}:${lineOf(file.text, node)}: ${calledName(node)}() runs a query in a loop; state it as one set, or use inBatches()`,
    );
  });
}

/** The functions of a file that run their statement; others only make a piece of SQL. */
function executingFunctions({ ast }: Source): Set<string> {
  const runs = (node: Node) =>
    [...descend(node)].some((each) => each.node.type === 'CallExpression' && QUERIES.includes(calledName(each.node) ?? ''));
  const names = (ast.body as Node[]).flatMap((statement) => {
    const declared = isNode(statement.declaration) ? statement.declaration : statement;
    const parts = declared.type === 'VariableDeclaration' ? (declared.declarations as Node[]) : [declared];
    return parts.flatMap((node) => (isNode(node.id) && runs(node) ? [String(node.id.name)] : []));
  });
  return new Set(names);
}

/** Whether the last of `chain` runs once for each turn of a loop around it. */
function repeats(chain: Node[]): boolean {
  return chain.some((node, i) => {
    const child = chain[i + 1];
    if (!child) return false;
    if (LOOPS.includes(node.type)) return child !== node.right && child !== node.init && !isBatches(node.right);
    const iterates = node.type === 'CallExpression' && ITERATIONS.includes(calledName(node) ?? '');
    return iterates && (node.arguments as Node[]).includes(child) && /Function/.test(child.type);
  });
}

const isBatches = (node: unknown) =>
  isNode(node) && node.type === 'CallExpression' && ['inBatches', 'inChunks'].includes(calledName(node) ?? '');

/** The application clock is a parameter of every statement: no now() in SQL. */
export function checkSqlClock({ files, migrations }: Tree): string[] {
  const inCode = files.flatMap((file) => {
    if (!file.part || file.isTest) return [];
    const found = [...descend(file.ast)].filter(({ node }) => CLOCK_SQL.test(literalText(node) ?? ''));
    return found.map(
      ({ node }) => `${file.path}:${lineOf(file.text, node)}: SQL reads the server's clock; pass the application's as a parameter`,
    );
  });
  const inMigrations = migrations.flatMap(({ path, text }) => {
    const lines = text.split('\n').map((line) => line.replace(/--.*$/, ''));
    return lines.flatMap((line, i) =>
      CLOCK_SQL.test(line) ? [`${path}:${i + 1}: SQL reads the server's clock; pass the application's as a parameter`] : [],
    );
  });
  return [...inCode, ...inMigrations];
}

export const lineOf = (text: string, node: Node) => text.slice(0, node.start).split('\n').length;

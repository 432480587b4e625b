import { lineOf } from './queries.ts';
import type { Source, Tree } from './source.ts';
import { calledName, descend, isNode, type Node } from './syntax.ts';

const SETTINGS = 'packages/server/src/kernel/settings.ts';
const CLOCK = 'packages/server/src/kernel/clock.ts';

/** No process.env outside the settings, no clock of the machine outside the clock (tools, benchmarks and tests of browsers may). */
export function checkSurroundings({ files }: Tree): string[] {
  return files
    .filter(({ path, isTest }) => path.startsWith('packages/') && !isTest)
    .flatMap((file) =>
      [...descend(file.ast)].flatMap(({ node }) => {
        const problem = readsEnvironment(node, file) ?? readsClock(node, file);
        return problem ? [`${file.path}:${lineOf(file.text, node)}: ${problem}`] : [];
      }),
    );
}

function readsEnvironment(node: Node, file: Source): string | undefined {
  if (file.path === SETTINGS) return undefined;
  const imported = node.type === 'ImportDeclaration' && /^(node:)?process$/.test(String((node.source as { value?: unknown }).value));
  return isMember(node, 'process', 'env') || imported ? 'process.env belongs to kernel/settings.ts' : undefined;
}

function readsClock(node: Node, file: Source): string | undefined {
  if (file.path === CLOCK) return undefined;
  const makesDate = node.type === 'NewExpression' && isNamed(node.callee, 'Date');
  const now = isMember(node, 'Date', 'now') || (file.part !== undefined && isMember(node, 'Temporal', 'Now'));
  return makesDate || now ? 'the time comes from kernel/clock.ts, as Temporal' : undefined;
}

const isNamed = (node: unknown, name: string) => isNode(node) && node.type === 'Identifier' && node.name === name;
const isMember = (node: Node, object: string, property: string) =>
  node.type === 'MemberExpression' && isNamed(node.object, object) && isNamed(node.property, property);

/** Every endpoint states what its caller needs. */
export function checkEndpoints({ files }: Tree): string[] {
  return files
    .filter(({ path }) => path.startsWith('packages/contract/'))
    .flatMap((file) =>
      [...descend(file.ast)].flatMap(({ node }) => {
        if (node.type !== 'CallExpression' || !(isNamed(node.callee, 'endpoint') || isNamed(node.callee, 'streamEndpoint'))) return [];
        const options = (node.arguments as Node[])[0];
        if (options?.type !== 'ObjectExpression') return [];
        const stated = (options.properties as Node[]).some(({ key, type }) => type === 'SpreadElement' || isNamed(key, 'needs'));
        return stated ? [] : [`${file.path}:${lineOf(file.text, node)}: ${calledName(node)}() does not state needs`];
      }),
    );
}

import { parseAst } from 'vite';

/** A node of the ESTree, as far as the rules look into one. */
export type Node = { type: string; start: number } & Record<string, unknown>;

export const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';

export const parse = (text: string, file: string): Node => parseAst(text, { lang: file.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node;

/** Every node below `node`, itself first, with its ancestors from the outside in. */
export function* descend(node: Node, ancestors: readonly Node[] = []): Generator<{ node: Node; ancestors: readonly Node[] }> {
  yield { node, ancestors };
  const inner = [...ancestors, node];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* descend(child, inner);
  }
}

/** The name of what a call calls: `f` of `f()`, `g` of `a.g()`. */
export function calledName(call: Node): string | undefined {
  const callee = call.callee as Node;
  const named = callee.type === 'MemberExpression' ? (callee.property as Node) : callee;
  return named.type === 'Identifier' ? (named.name as string) : undefined;
}

/** The text of a string or template, its placeholders as `?`; `undefined` for any other node. */
export function literalText(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral') return undefined;
  return (node.quasis as { value: { raw: string } }[]).map((part) => part.value.raw).join(' ? ');
}

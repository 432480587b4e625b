import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { descend, type Node, parse } from './syntax.ts';

/** `names` are those of the other file; `specifiers` pair them with what they are called here. */
export type Import = {
  specifier: string;
  target?: string;
  typeOnly: boolean;
  isExport: boolean;
  names: string[];
  specifiers: { local: string; imported: string }[];
};
/** `path` is relative to the root; `part` is the folder of the server (kernel, slices, …), `slice` the slice, where there is one. */
export type Source = {
  path: string;
  text: string;
  lines: number;
  ast: Node;
  imports: Import[];
  isTest: boolean;
  part?: string;
  slice?: string;
};
export type Tree = {
  files: Source[];
  migrations: { path: string; text: string }[];
  ranks: readonly (readonly string[])[];
  owns: Record<string, readonly string[]>;
};

const FOLDERS = ['packages', 'tools', 'bench', 'e2e'];
const SERVER = 'packages/server/src/';
const TEST = /\.(test|fixture|harness)\.tsx?$|^packages\/server\/test\/|^e2e\//;

export async function readTree(root: string): Promise<Tree> {
  const paths = FOLDERS.filter((folder) => existsSync(path.join(root, folder))).flatMap((folder) => walk(root, folder));
  const { RANKS, OWNS } = await import(path.join(root, SERVER, 'slices/ranks.ts'));
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
  return {
    files: paths.filter((file) => /\.tsx?$/.test(file) && !file.includes('.gen.')).map((file) => readSource(file, read(file))),
    migrations: paths
      .filter((file) => /^packages\/server\/migrations\/.*\.sql$/.test(file))
      .map((file) => ({ path: file, text: read(file) })),
    ranks: RANKS,
    owns: OWNS,
  };
}

function walk(root: string, folder: string): string[] {
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true, recursive: false });
  return entries.flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ['node_modules', 'dist', 'out'].includes(entry.name) ? [] : walk(root, file);
    return [file];
  });
}

function readSource(file: string, text: string): Source {
  const ast = parse(text, file);
  const [part, inside] = file.startsWith(SERVER) ? file.slice(SERVER.length).split('/') : [];
  return {
    path: file,
    text,
    lines: text.trimEnd().split('\n').length,
    ast,
    imports: [...descend(ast)].flatMap(({ node }) => readImport(node, file) ?? []),
    isTest: TEST.test(file),
    ...(part ? { part } : {}),
    ...(part === 'slices' && inside && !inside.includes('.') ? { slice: inside } : {}),
  };
}

function readImport(node: Node, file: string): Import | undefined {
  if (!/^(Import|ExportNamed|ExportAll)(Declaration|Expression)$/.test(node.type)) return undefined;
  const specifier = (node.source as { value?: unknown } | null)?.value;
  if (typeof specifier !== 'string') return undefined;
  const isExport = node.type.startsWith('Export');
  const specifiers = ((node.specifiers ?? []) as Record<'imported' | 'local' | 'exported', { name: string } | undefined>[]).map((part) => {
    const imported = (isExport ? part.local : part.imported)?.name ?? 'default';
    return { imported, local: (isExport ? part.exported : part.local)?.name ?? imported };
  });
  return {
    specifier,
    ...(specifier.startsWith('.') ? { target: path.posix.join(path.posix.dirname(file), specifier) } : {}),
    typeOnly: node.importKind === 'type' || node.exportKind === 'type',
    isExport,
    names: specifiers.map(({ imported }) => imported),
    specifiers,
  };
}

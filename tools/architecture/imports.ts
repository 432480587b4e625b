import type { Import, Source, Tree } from './source.ts';

const TRANSPORTS = ['http', 'mcp', 'jobs', 'mail'];
/** Parts of the server, from the ground up; each imports downwards only. */
const LAYERS = [['kernel'], ['db', 'files'], ['access'], ['policy', 'records'], ['demo'], ['slices'], TRANSPORTS, ['entry']];
const CONTRACT_MAY = /^(zod|@orpc\/contract)(\/|$)/;

/** Ranks and doors, layers, what transports, contract, web and command line may import. */
export function checkImports({ files, ranks }: Tree): string[] {
  const rankOf = (slice: string) => ranks.findIndex((row) => row.includes(slice));
  const unranked = new Set(files.flatMap(({ slice }) => (slice && rankOf(slice) < 0 ? [slice] : [])));
  const strange = new Set(files.flatMap(({ part }) => (part && !part.includes('.') && layerOf(part) < 0 ? [part] : [])));
  return [
    ...[...unranked].map((slice) => `slices/${slice}: has no rank in ranks.ts`),
    ...[...strange].map((part) => `packages/server/src/${part}: is no part of the server`),
    ...files.filter(({ isTest }) => !isTest).flatMap((file) => file.imports.flatMap((each) => judge(file, each, rankOf))),
  ];
}

const layerOf = (part: string) => LAYERS.findIndex((layer) => layer.includes(part));

function judge(file: Source, { specifier, target, names }: Import, rankOf: (slice: string) => number): string[] {
  const say = (problem: string) => [`${file.path}: ${problem}`];
  const workspace = file.path.split('/')[1];
  if (specifier === '@orpc/contract' && names.includes('oc') && !/\/endpoint\.ts$/.test(file.path))
    return say('make endpoints with endpoint(), not with oc');
  if (workspace === 'contract' && !target && !CONTRACT_MAY.test(specifier)) return say(`the contract may not import ${specifier}`);
  if (workspace === 'web' && specifier.startsWith('@fulcrum/') && specifier !== '@fulcrum/contract')
    return say('the web imports only the contract');
  if (workspace === 'cli' && specifier.startsWith('@fulcrum/server') && !specifier.startsWith('@fulcrum/server/entry/'))
    return say('the command line imports only the entry of the server');
  if (!target) return [];
  if (file.path.startsWith('packages/') && !target.startsWith(`packages/${workspace}/`))
    return say(`import ${target} by the name of its package`);
  const [part, slice] = /^packages\/server\/src\/([^/]+)\/(?:([^/.]+)\/)?/.exec(target)?.slice(1) ?? [];
  if (!file.part || !part) return [];
  if (part === 'slices' && slice) return judgeSlice(file, slice, target, rankOf).flatMap(say);
  if (TRANSPORTS.includes(file.part) && part === 'policy') return say('a transport calls dispatch(), not policy');
  if (layerOf(part) > layerOf(file.part)) return say(`${file.part} may not import ${part}, which stands above it`);
  return [];
}

function judgeSlice(file: Source, to: string, target: string, rankOf: (slice: string) => number): string[] {
  const from = file.slice;
  if (from === to) return [];
  if (TRANSPORTS.includes(file.part ?? '')) return [`a transport calls dispatch(), not the slice ${to}`];
  if (layerOf(file.part ?? '') < layerOf('slices')) return [`${file.part} may not import the slice ${to}, which stands above it`];
  if (from && rankOf(to) >= rankOf(from)) return [`${from} (rank ${rankOf(from)}) may not import ${to} (rank ${rankOf(to)})`];
  const betweenFactories = target.endsWith('.factory.ts') && (file.path.endsWith('.factory.ts') || file.part === 'entry');
  return target.endsWith(`/${to}/index.ts`) || betweenFactories ? [] : [`import ${to} through its index.ts`];
}

/** Import cycles, types apart. */
export function checkCycles({ files }: Tree): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const problems: string[] = [];
  const visit = (file: Source, trail: string[]) => {
    if (trail.includes(file.path)) problems.push(`import cycle: ${[...trail.slice(trail.indexOf(file.path)), file.path].join(' → ')}`);
    if (trail.includes(file.path) || done.has(file.path)) return;
    for (const { target, typeOnly } of file.imports) {
      const next = typeOnly || !target ? undefined : byPath.get(target);
      if (next) visit(next, [...trail, file.path]);
    }
    done.add(file.path);
  };
  for (const file of files) visit(file, []);
  return problems;
}

// `npm run new:slice NAME [ROW]`: the files of a new capability, which compile, and the entries they need in the lists.
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { contractStub, guideStubs, pageStub, textStubs } from './new-slice/edge-stubs.ts';
import { type Names, namesOf } from './new-slice/names.ts';
import { migrationStub, serverStubs } from './new-slice/server-stubs.ts';

const CONTRACT = 'packages/contract/src';
const SLICES = 'packages/server/src/slices';
const TEXTS = 'packages/web/src/i18n';
const HANDLERS = 'packages/server/src/slices/handlers.ts';
const MIGRATIONS = 'packages/server/migrations';

/** Makes the stubs below `root` and returns the files made. Fails, and makes nothing, when the slice is there already. */
export async function makeSlice(root: string, names: Names): Promise<string[]> {
  const { slice } = names;
  if (existsSync(path.join(root, SLICES, slice, 'index.ts'))) throw new Error(`the slice ${slice} is there already`);
  const guide = guideStubs(names);
  const texts = textStubs(names);
  const files = {
    [`${CONTRACT}/slices/${slice}.ts`]: contractStub(names),
    ...Object.fromEntries(Object.entries(serverStubs(names)).map(([name, text]) => [`${SLICES}/${slice}/${name}`, text])),
    [`${MIGRATIONS}/${await nextNumber(root)}_${slice}.sql`]: migrationStub(names),
    [`packages/web/src/slices/${slice}/${slice}.page.tsx`]: pageStub(names),
    [`${TEXTS}/zh/${slice}.ts`]: texts.zh,
    [`${TEXTS}/en/${slice}.ts`]: texts.en,
    [`docs/guide/zh/${slice}.md`]: guide.zh,
    [`docs/guide/en/${slice}.md`]: guide.en,
  };
  await enlist(root, names);
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text, { flag: 'wx' });
  }
  return Object.keys(files);
}

async function nextNumber(root: string): Promise<string> {
  const numbers = (await readdir(path.join(root, MIGRATIONS))).map((name) => Number(name.slice(0, 4)) || 0);
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0');
}

/** Enters the slice in the contract, its exports, the door, the texts, the ranks (the last row: move it down as far as it goes) and the owners. */
async function enlist(root: string, { slice, row }: Names): Promise<void> {
  await edit(root, `${CONTRACT}/contract.ts`, [
    [/^(?=\/\*\*)/m, `import { ${slice} } from './slices/${slice}.ts';\n`],
    [/(export const contract = \{[\s\S]*?)(\n\};)/, `$1\n  ${slice},$2`],
  ]);
  await edit(root, `${CONTRACT}/index.ts`, [[/\n*$/, `\nexport * from './slices/${slice}.ts';\n`]]);
  await edit(root, HANDLERS, [
    [/\n(?=\n\/\*\* What every operation does)/, `\nimport { ${slice}Handlers } from './${slice}/index.ts';\n`],
    [/(export const handlers: AllHandlers = \{[\s\S]*?)(\n\};)/, `$1\n  ${slice}: ${slice}Handlers,$2`],
  ]);
  const listText = [
    [/\n(?=\nexport const)/, `\nimport { ${slice} } from './${slice}.ts';\n`],
    [/(export const [\s\S]*?)(\n\})/, `$1\n  ${slice},$2`],
  ] as const;
  await edit(root, `${TEXTS}/zh/index.ts`, listText);
  await edit(root, `${TEXTS}/en/index.ts`, listText);
  const ranks = await readFile(path.join(root, SLICES, 'ranks.ts'), 'utf8');
  const isRanked = new RegExp(`'${slice}'[,\\]]`).test(ranks.split('OWNS')[0] ?? '');
  await edit(root, `${SLICES}/ranks.ts`, [
    ...(isRanked ? [] : [[/(\[[^[\]]*)(\],\n\];)/, `$1, '${slice}'$2`] as const]),
    [/(OWNS[^{]*\{)/, `$1\n  ${slice}: ['${row}'],`],
  ]);
}

async function edit(root: string, file: string, changes: readonly (readonly [pattern: RegExp, text: string])[]): Promise<void> {
  const before = await readFile(path.join(root, file), 'utf8');
  const after = changes.reduce((text, [pattern, replacement]) => {
    if (!pattern.test(text)) throw new Error(`${file} is not laid out as expected: add the slice there by hand`);
    return text.replace(pattern, replacement);
  }, before);
  await writeFile(path.join(root, file), after);
}

if (import.meta.main) {
  const [slice = '', row] = process.argv.slice(2);
  try {
    const files = await makeSlice(process.cwd(), namesOf(slice, row));
    console.log(`${files.join('\n')}\n\nNow: npm run format, npm run db, enter the page in the routes and the navigation,`);
    console.log('its own capabilities instead of accounts.*, texts in both languages, a line in CHANGELOG.md.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}

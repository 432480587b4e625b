// Fails when a page of the documentation names something that is not there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Page = { path: string; text: string };
const IGNORED = ['node_modules', '.git', 'dist', 'data', 'shots'];
const GUIDE = 'docs/guide';
const LANGUAGES = ['zh', 'en'];

/** Every broken promise of the pages below `root`, one line each. */
export function checkDocs(root: string): string[] {
  const pages = findPages(root, '').map((file) => ({ path: file, text: readFileSync(path.join(root, file), 'utf8') }));
  return [
    ...pages.flatMap((page) => brokenLinks(root, page)),
    ...pages.filter(({ path: file }) => /^README|^docs\/guide\//.test(file)).flatMap((page) => unknownCommands(root, page)),
    ...missingTwins(pages),
    ...(/^## \[?(Unreleased|未发布)/m.test(pages.find((page) => page.path === 'CHANGELOG.md')?.text ?? '')
      ? []
      : ['CHANGELOG.md: has no section "## Unreleased"']),
  ];
}

function findPages(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return IGNORED.includes(entry.name) ? [] : findPages(root, file);
    return entry.name.endsWith('.md') ? [file] : [];
  });
}

const withoutCode = (text: string) => text.replace(/^(`{3,})[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');

function brokenLinks(root: string, page: Page): string[] {
  const targets = [...withoutCode(page.text).matchAll(/\]\(\s*<?([^)\s>]+)/g)].map(([, target]) => target ?? '');
  const relative = targets.filter((target) => !/^([a-z][a-z+.-]*:|#|\/)/i.test(target));
  return relative.flatMap((target) => {
    const file = path.posix.join(path.posix.dirname(page.path), decodeURI(target.split(/[#?]/)[0] ?? ''));
    return existsSync(path.join(root, file)) ? [] : [`${page.path}: links to ${target}, which is not there`];
  });
}

function unknownCommands(root: string, page: Page): string[] {
  const scripts: Record<string, string> = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).scripts;
  const code = [...page.text.matchAll(/^(`{3,})[\s\S]*?^\1|`[^`\n]+`/gm)].map(([text]) => text).join('\n');
  const named = (pattern: RegExp) => [...new Set([...code.matchAll(pattern)].map(([, name]) => name ?? ''))];
  const missingScripts = named(/\bnpm run ([a-z][\w:-]*)/g).filter((name) => !scripts[name]);
  const commands = commandNames(root);
  const missingCommands = named(/\bfulcrum (?:-- )?([a-z][\w-]*)/g).filter((name) => !commands.has(name));
  return [
    ...missingScripts.map((name) => `${page.path}: npm run ${name} does not exist`),
    ...missingCommands.map((name) => `${page.path}: fulcrum ${name} does not exist`),
  ];
}

/** A command is a file of packages/cli/src/commands, or a quoted word of it: `policy.ts`, `'run-until'`. */
function commandNames(root: string): Set<string> {
  const folder = path.join(root, 'packages/cli/src');
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ts$/.test(file)) : [];
  const words = files.flatMap((file) => [
    path.basename(file, '.ts'),
    ...[...readFileSync(path.join(folder, file), 'utf8').matchAll(/['"`]([a-z][a-z-]+)(?=[ '"`])/g)].map(([, word]) => word ?? ''),
  ]);
  return new Set(words);
}

/** A page of the guide exists in both languages: docs/guide/zh/x.md and docs/guide/en/x.md. */
function missingTwins(pages: Page[]): string[] {
  const all = new Set(pages.map(({ path: file }) => file));
  return [...all].flatMap((file) => {
    const [, language = '', rest] = new RegExp(`^${GUIDE}/(${LANGUAGES.join('|')})/(.+)$`).exec(file) ?? [];
    const twins = rest ? LANGUAGES.filter((other) => other !== language).map((other) => `${GUIDE}/${other}/${rest}`) : [];
    return twins.filter((twin) => !all.has(twin)).map((twin) => `${file}: its twin ${twin} is missing`);
  });
}

if (import.meta.main) {
  const problems = checkDocs(process.cwd());
  console.log(problems.join('\n') || 'the pages keep their promises');
  process.exitCode = problems.length > 0 ? 1 : 0;
}

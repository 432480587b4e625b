import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FILTER_FIELDS } from '../slices/conditions/condition-fields.ts';
import { en } from './en/index.ts';
import { zh } from './zh/index.ts';

type Tree = { [key: string]: string | Tree };

/** All texts of a tree by their dotted key. */
function flat(tree: Tree, stem = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') texts.set(stem + key, value);
    else for (const [inner, text] of flat(value, `${stem}${key}.`)) texts.set(inner, text);
  }
  return texts;
}

const chinese = flat(zh);
const english = flat(en as Tree);
/** `rows_one` counts as `rows_other`: English has a singular, Chinese has none. */
const plural = (key: string) => key.replace(/_(one|zero|two|few|many)$/, '_other');
const marksOf = (text: string) => [...text.matchAll(/\{\{\s*(\w+)|<\/?(\w+)>/g)].map((match) => match[1] ?? match[2]).toSorted();

describe('the texts', () => {
  it('have the same keys in both languages', () => {
    expect([...new Set([...english.keys()].map(plural))].toSorted()).toEqual([...chinese.keys()].toSorted());
  });

  it('are never empty', () => {
    for (const [key, text] of [...chinese, ...english]) expect(text.trim(), key).not.toBe('');
  });

  it('speak of the same values and marks in both languages', () => {
    for (const [key, text] of english)
      expect([...new Set(marksOf(text))], key).toEqual([...new Set(marksOf(chinese.get(plural(key)) ?? ''))]);
  });

  it('use full-width punctuation beside Chinese characters', () => {
    const halfWidth = /\p{Script=Han}[,;:!?"'()]|[,;:!?"(]\p{Script=Han}|\.{3}/u;
    expect([...chinese].filter(([, text]) => halfWidth.test(text.replaceAll(/<\/?\w+>/g, '')))).toEqual([]);
  });

  it('put a space between Chinese characters and Latin letters or figures', () => {
    const crowded = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u;
    expect([...chinese].filter(([, text]) => crowded.test(text.replaceAll(/<\/?\w+>|\{\{\w+\}\}/g, '')))).toEqual([]);
  });

  it('do not leave Chinese in the English', () => {
    const allowed = new Set(['shell.command.language', 'session.otherLanguage']); // name the language in itself
    expect([...english].filter(([key, text]) => /\p{Script=Han}/u.test(text) && !allowed.has(key))).toEqual([]);
  });
});

describe('the code', () => {
  const root = path.join(import.meta.dirname, '..');
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('i18n') && !file.includes('.test.'))
    .map((file) => [file, readFileSync(path.join(root, file), 'utf8')] as const);
  const known = [...chinese.keys(), ...[...chinese.keys()].map((key) => key.replace(/_other$/, ''))];

  // Ids of metrics look like keys of texts and are none.
  const metrics = new Set<string>([...FILTER_FIELDS.map(({ metric }) => metric), 'account.code', 'account.field.']);

  it('uses only keys that are defined', () => {
    const areas = Object.keys(zh).join('|');
    const literal = new RegExp(`['"]((?:${areas})\\.[\\w.]+)['"]`, 'g');
    const template = new RegExp(`\`((?:${areas})\\.[\\w.]*)\\$\\{`, 'g');
    const unknown: string[] = [];
    let uses = 0;
    for (const [file, text] of sources) {
      for (const [, key] of text.matchAll(literal))
        if (++uses && !known.includes(key!) && !metrics.has(key!)) unknown.push(`${file}: ${key}`);
      for (const [, stem] of text.matchAll(template))
        if (++uses && !known.some((key) => key.startsWith(stem!))) unknown.push(`${file}: ${stem}…`);
    }
    expect(unknown).toEqual([]);
    expect(uses).toBeGreaterThan(100); // else the search itself is broken
  });

  it('shows marks as marks: texts that have them go through RichText', () => {
    const marked = new Set([...chinese].filter(([, text]) => /<\w+>/.test(text)).map(([key]) => key.replace(/_other$/, '')));
    const plain = sources.flatMap(([file, text]) => [...text.matchAll(/\bt\(\s*'([\w.]+)'/g)].map(([, key]) => [file, key!] as const));
    expect(plain.filter(([, key]) => marked.has(key))).toEqual([]);
  });

  it('leaves no text unused', () => {
    const code = sources.map(([, text]) => text).join('\n');
    const quoted = new Set([...code.matchAll(/(['"])([\w.-]+)\1/g)].map(([, , text]) => text));
    const stems = new Set([...code.matchAll(/`([\w.-]+)\$\{/g)].map(([, stem]) => stem));
    const used = (key: string) => {
      const plain = key.replace(/_other$/, '');
      if (quoted.has(plain)) return true;
      return [...plain.matchAll(/[.\w]/g)].some(({ index }) => index > plain.indexOf('.') && stems.has(plain.slice(0, index)));
    };
    expect([...chinese.keys()].filter((key) => !used(key))).toEqual([]);
  });

  it('says nothing in Chinese that is not a text', () => {
    const spoken = sources
      .map(([file, text]) => [file, text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')] as const)
      .filter(([, text]) => /\p{Script=Han}/u.test(text))
      .map(([file]) => file)
      .filter(
        (file) =>
          ![
            'kit/format-money.ts',
            'kit/format-date.ts',
            'shell/preference-choices.tsx',
            'slices/workdays/listed-days.ts',
            'slices/workdays/hours-text.ts',
          ].includes(file),
      );
    expect(spoken).toEqual([]);
  });
});

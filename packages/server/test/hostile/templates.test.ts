import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FileFault, filledTemplate, findBlock, readTemplate } from '../../src/files/index.ts';
import { workbookOf } from '../harness/made-workbook.ts';
import { damage, WRITTEN_FILES } from './hostile-files.ts';
import { SEED } from './hostile-values.ts';

const FORMS = ['openpyxl', 'libreoffice'].map((tool) =>
  readFileSync(path.resolve(import.meta.dirname, `../../src/files/template/${tool}.fixture.xlsx`)),
);
const DAMAGED = 150;
/** No template of a few megabytes may be worked on for longer, on however busy a machine. */
const CAP_MS = 10_000;

/** Opens a template and fills it with three records, as an export does; answers what came of it. */
async function outcome(bytes: Uint8Array): Promise<string> {
  try {
    const template = await readTemplate(bytes);
    const { block } = findBlock(template, (name) => name === 'code');
    async function* rows() {
      yield* [['a'], ['b'], ['c']];
    }
    const meaning = (name: string) => (name === 'code' ? { column: 0, isDay: false } : { value: '值' });
    const body = await filledTemplate(template, { meaning, block: block && { ...block, copies: 3 }, rows: rows() });
    return (await Array.fromAsync(body)).length > 0 ? 'filled' : 'nothing';
  } catch (error) {
    if (error instanceof FileFault) return error.reason;
    throw error;
  }
}

test(`${DAMAGED} damaged copies of templates of two tools are filled, or refused with a reason`, async () => {
  const seen = new Set<string>();
  for (const [at, form] of FORMS.entries()) {
    expect(await outcome(form)).toBe('filled');
    for (const hurt of fc.sample(damage, { seed: SEED + at, numRuns: DAMAGED })) {
      const bytes = hurt(form);
      const came = await outcome(bytes).catch((error: unknown) => {
        throw new Error(Buffer.from(bytes).toString('base64').slice(0, 4000), { cause: error });
      });
      seen.add(came);
    }
  }
  expect([...seen]).toEqual(expect.arrayContaining(['file.broken']));
});

test(`${WRITTEN_FILES.length} files that were thought up are no templates, or harmless ones`, async () => {
  for (const { what, bytes } of WRITTEN_FILES) {
    const started = performance.now();
    await expect(outcome(bytes), what).resolves.toEqual(expect.any(String));
    expect(performance.now() - started, what).toBeLessThan(CAP_MS);
  }
});

const SIZE = 400_000;
const sheet = (xml: string) => workbookOf({ S: [['{{code}}']] }, { 'xl/worksheets/sheet1.xml': xml });
const around = (after: string) => workbookOf({ S: [['{{code}}'], ['=S!A1']] }, {}, after);
test.each<[what: string, bytes: Uint8Array]>([
  ['rows that never end', sheet(`<worksheet><sheetData>${'<row r="1">'.repeat(SIZE)}`)],
  ['tags that never end', sheet(`<worksheet><sheetData>${'<row '.repeat(SIZE)}</sheetData></worksheet>`)],
  ['quotes that never end', sheet(`<worksheet><sheetData><row r="1"${' a="'.repeat(SIZE)}></row></sheetData></worksheet>`)],
  ['rows beyond the last', sheet('<worksheet><sheetData><row r="99999999"/></sheetData></worksheet>')],
  ['rows turned round', sheet('<worksheet><sheetData><row r="5"/><row r="2"/></sheetData></worksheet>')],
  ['a document type', sheet('<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>')],
  ['comments that never end', sheet(`<worksheet><sheetData/>${'<!-- '.repeat(SIZE)}`)],
  ['a formula of quotes', workbookOf({ S: [['{{code}}'], [`=${"'".repeat(SIZE)}`]] })],
  ['a formula of quotes apart', workbookOf({ S: [['{{code}}'], [`=${"'a".repeat(SIZE)}`]] })],
  ['a formula of brackets', workbookOf({ S: [['{{code}}'], [`=${'['.repeat(SIZE)}`]] })],
  ['a condition of quotes', around(`<conditionalFormatting sqref="A1"><formula>${'"'.repeat(SIZE + 1)}</formula></conditionalFormatting>`)],
  ['ranges without end', around(`<conditionalFormatting sqref="${'A1 '.repeat(SIZE)}"/>`)],
  ['merges that never end', around(`<mergeCells>${'<mergeCell '.repeat(SIZE)}`)],
  ['attributes that never end', around(`<autoFilter ref="A1${'<autoFilter ref="A1'.repeat(SIZE)}`)],
  ['names of braces', workbookOf({ S: [['{{code}}', '{'.repeat(SIZE), '{{ '.repeat(SIZE), '}}'.repeat(SIZE), `{{${' '.repeat(SIZE)}`]] })],
])('a template with %s is refused or filled, in time', async (_, bytes) => {
  const started = performance.now();
  await expect(outcome(bytes)).resolves.toEqual(expect.any(String));
  expect(performance.now() - started).toBeLessThan(CAP_MS);
});

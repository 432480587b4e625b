import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasRealData, realData } from '../../test/real-data.ts';
import { bytesOfFile } from './byte-source.ts';
import { FileFault } from './file-fault.ts';
import { dataRowsOf, inspectFile, openFile } from './index.ts';
import { expectedReadings } from './messy-files.expected.ts';
import type { ReadChoices } from './read-rows.ts';

async function objectsOf(path: string, choices: ReadChoices = {}): Promise<Record<string, unknown>[]> {
  const file = { name: path, bytes: bytesOfFile(path) };
  const { header } = await inspectFile(file, choices);
  const rows = await Array.fromAsync(dataRowsOf((await openFile(file, choices)).rows(), header));
  return rows.map((row) => Object.fromEntries(header.columns.map((column) => [column.name, row.cells[column.index]])));
}

const there = hasRealData('messy-files');
/** Without the data the tests are skipped, yet listed. */
const filesIn = (folder: string): string[] => (there ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []);

describe.runIf(there)('csv-spectrum', () => {
  const names = filesIn(realData('messy-files', 'csv_spectrum', 'csvs')).map((name) => name.replace('.csv', ''));

  it('has its twelve files', () => expect(names).toHaveLength(12));

  it.each(names.filter((name) => name !== 'location_coordinates'))('reads %s as expected', async (name) => {
    const expected: unknown = JSON.parse(readFileSync(realData('messy-files', 'csv_spectrum', 'json', `${name}.json`), 'utf8'));
    expect(await objectsOf(realData('messy-files', 'csv_spectrum', 'csvs', `${name}.csv`))).toEqual(expected);
  });

  it('reads location_coordinates, whose JSON holds another phone number and a broken character', async () => {
    const rows = await objectsOf(realData('messy-files', 'csv_spectrum', 'csvs', 'location_coordinates.csv'));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ 'Contact Phone Number': '2095257564', Cities: 'Modesto', Counties: 'Stanislaus' });
    expect(rows[0]?.['Location Coordinates']).toMatch(/^37.36'37\.8"N 121.2'17\.9"W$/u);
  });
});

describe.runIf(there)('the frictionless files', () => {
  const root = realData('messy-files', 'frictionless');
  const present = filesIn(root).filter((name) => statSync(`${root}/${name}`).isFile());

  it('are all in the table', () => expect(expectedReadings.map(([file]) => file).toSorted()).toEqual(present.toSorted()));

  it.each(expectedReadings.map((reading) => ({ reading })))(
    '$reading.0 is read or refused as it should: $reading.1',
    async ({ reading }) => {
      const [name, how, rowCount, columnCount, header] = reading;
      const file = { name, bytes: bytesOfFile(`${root}/${name}`) };
      if (rowCount === undefined) {
        const refusal = await inspectFile(file).catch((error: unknown) => error);
        expect(refusal).toBeInstanceOf(FileFault);
        expect((refusal as FileFault).reason).toBe(how);
        return;
      }
      const found = await inspectFile(file);
      expect(found.kind === 'delimited' ? found.delimiter?.delimiter : found.kind).toBe(how);
      expect(found.header.columns).toHaveLength(columnCount!);
      expect(
        found.header.columns
          .map((column) => column.name)
          .join('|')
          .startsWith(header!),
      ).toBe(true);
      expect(await Array.fromAsync(dataRowsOf((await openFile(file)).rows(), found.header))).toHaveLength(rowCount);
    },
  );

  it('are read when somebody says what detection could not', async () => {
    expect(await objectsOf(`${root}/latin1.csv`, { encoding: 'windows-1252' })).toEqual([
      { id: '1', name: 'english' },
      { id: '2', name: '©' },
    ]);
    expect(await objectsOf(`${root}/sheet2.xlsx`, { sheet: 'Sheet2' })).toHaveLength(2);
    expect(await objectsOf(`${root}/sheet2.xls`, { sheet: 'Sheet2' })).toHaveLength(2);
  });
});

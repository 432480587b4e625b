import { expect, it } from 'vitest';
import { bytesOfBuffer } from './byte-source.ts';
import { readRows } from './read-rows.ts';

const rowsOf = (text: string) => Array.fromAsync(readRows({ name: 'a.jsonl', bytes: bytesOfBuffer(Buffer.from(text), 7) }));

it('reads one object a line, with the keys of the first lines as header', async () => {
  expect(await rowsOf('{"code":"A","n":1.5,"ok":true}\n\n{"name":"乙","code":null,"tags":["x"]}\r\n')).toEqual([
    { line: 0, cells: ['code', 'n', 'ok', 'name', 'tags'] },
    { line: 1, cells: ['A', 1.5, true] },
    { line: 3, cells: [null, null, null, '乙', '["x"]'] },
  ]);
});

it('rejects a bad line by its number and reads on', async () => {
  const rows = await rowsOf('{"a":1}\n{"a":\n[1]\n"x"\n{"a":2}');
  expect(rows.map((row) => [row.line, row.problem?.code])).toEqual([
    [0, undefined],
    [1, undefined],
    [2, 'import.row.not_json'],
    [3, 'import.row.not_json'],
    [4, 'import.row.not_json'],
    [5, undefined],
  ]);
});

it('reports keys that come up after the first thousand lines', async () => {
  const lines = Array.from({ length: 1500 }, (_, at) =>
    JSON.stringify(at === 1200 ? { a: at, late: 1 } : at === 999 ? { a: at, b: 1 } : { a: at }),
  );
  const rows = await rowsOf(lines.join('\n'));
  expect(rows[0]?.cells).toEqual(['a', 'b']);
  expect(rows.filter((row) => row.problem !== undefined)).toEqual([
    { line: 1201, cells: [1200], problem: { code: 'import.row.unknown_key', params: { key: 'late' } } },
  ]);
});

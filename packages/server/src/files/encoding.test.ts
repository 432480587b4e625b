import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasRealData, realData } from '../../test/real-data.ts';
import type { ByteSource } from './byte-source.ts';
import { bytesOfBuffer, bytesOfFile } from './byte-source.ts';
import type { Encoding } from './encoding.ts';
import { decodeText, detectEncoding } from './encoding.ts';
import { inspectFile, readRows } from './index.ts';

const textOf = async (source: ByteSource, encoding: Encoding): Promise<string> =>
  (await Array.fromAsync(decodeText(source, encoding))).join('');
const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le');
const gbk = (...bytes: number[]): ByteSource => bytesOfBuffer(Uint8Array.from(bytes));

describe('detecting the encoding', () => {
  it('believes a byte order mark', async () => {
    expect(await detectEncoding(bytesOfBuffer(Buffer.from('\uFEFF名称')))).toEqual({ encoding: 'utf-8', by: 'bom' });
    expect(await detectEncoding(bytesOfBuffer(utf16('名称')))).toEqual({ encoding: 'utf-16le', by: 'bom' });
    expect(await detectEncoding(bytesOfBuffer(utf16('名称').swap16()))).toEqual({ encoding: 'utf-16be', by: 'bom' });
  });

  it('looks at the whole stream, not only at its start', async () => {
    const ascii = Buffer.alloc(200_000, 'code,name\n');
    const source = bytesOfBuffer(Buffer.concat([ascii, Uint8Array.from([0xc9, 0xcf, 0xba, 0xa3, 0x0a])]));
    expect(await detectEncoding(source)).toEqual({ encoding: 'gb18030', by: 'content' });
    expect((await textOf(source, 'gb18030')).endsWith('上海\n')).toBe(true);
  });

  it('refuses western text that is valid GB18030 only by accident, and offers the choice', async () => {
    const année = Buffer.from('Année;Prix\n2013;épée\n', 'latin1');
    await expect(detectEncoding(bytesOfBuffer(année))).rejects.toMatchObject({ reason: 'file.encoding_unknown' });
    expect(await detectEncoding(bytesOfBuffer(année), 'windows-1252')).toEqual({ encoding: 'windows-1252', by: 'choice' });
    expect(await textOf(bytesOfBuffer(année), 'windows-1252')).toBe('Année;Prix\n2013;épée\n');
  });

  it('refuses UTF-16 without a mark, which would pass as UTF-8 full of NULs', async () => {
    await expect(detectEncoding(bytesOfBuffer(Buffer.from('code,name\n', 'utf16le')))).rejects.toMatchObject({
      reason: 'file.encoding_unknown',
    });
  });

  it('refuses a chosen encoding that the bytes do not follow', async () => {
    await expect(textOf(gbk(0xc9, 0xcf, 0xff), 'utf-8')).rejects.toMatchObject({ reason: 'file.encoding_mismatch' });
    await expect(textOf(gbk(0xc9), 'gb18030')).rejects.toMatchObject({ reason: 'file.encoding_mismatch' });
  });
});

describe('decoding in chunks', () => {
  it('gives the same text however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 1, max: 7 }), async (text, size) => {
        const clean = text.replace(/^\uFEFF+/, '');
        expect(await textOf(bytesOfBuffer(Buffer.from(clean), size), 'utf-8')).toBe(Buffer.from(clean).toString());
        expect(await textOf(bytesOfBuffer(utf16(clean), size), 'utf-16le')).toBe(
          utf16(clean).subarray(2).toString('utf16le').toWellFormed(),
        );
      }),
    );
  });

  it('gives the same GB18030 text however the bytes are cut, with two- and four-byte characters', async () => {
    // 上, 海, 㐂 (four bytes) and letters
    const units = [[0xc9, 0xcf], [0xba, 0xa3], [0x81, 0x39, 0xef, 0x34], [0x41], [0x2c], [0x0a]];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...units), { maxLength: 40 }), fc.integer({ min: 1, max: 5 }), async (parts, size) => {
        const bytes = Uint8Array.from(parts.flat());
        expect(await textOf(bytesOfBuffer(bytes, size), 'gb18030')).toBe(new TextDecoder('gb18030', { fatal: true }).decode(bytes));
      }),
    );
  });
});

describe.runIf(hasRealData('messy-files'))('the list of universities in seven encodings', () => {
  const files: readonly [string, Encoding, string][] = [
    ['universities_utf8.csv', 'utf-8', ','],
    ['universities_utf8_bom.csv', 'utf-8', ','],
    ['universities_utf16le_bom.csv', 'utf-16le', ','],
    ['universities_gb18030.csv', 'gb18030', ','],
    ['universities_gbk.csv', 'gb18030', ','],
    ['universities_gbk_semicolon.csv', 'gb18030', ';'],
    ['universities_gbk_tab.txt', 'gb18030', '\t'],
  ];
  const folder = (name: string): string => realData('messy-files', 'reencoded_cn', name);

  it.each(files)('%s reads as %s', async (name, encoding, delimiter) => {
    const file = { name, bytes: bytesOfFile(folder(name)) };
    const found = await inspectFile(file);
    expect([found.encoding?.encoding, found.delimiter?.delimiter]).toEqual([encoding, delimiter]);
    const plain = { name: 'universities_utf8.csv', bytes: bytesOfFile(folder('universities_utf8.csv')) };
    const rows = await Array.fromAsync(readRows(file));
    expect(rows).toHaveLength(301);
    expect(rows[1]?.cells.slice(0, 3)).toEqual(['北京大学', '4111010001', '北京']);
    expect(rows).toEqual(await Array.fromAsync(readRows(plain)));
  });
});

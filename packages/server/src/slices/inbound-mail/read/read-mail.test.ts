import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMail } from './read-mail.ts';

/** Text in GB18030, by turning the runtime's own decoder around: the library under test has no part in it. */
const decoder = new TextDecoder('gb18030');
const TWO_BYTES = new Map<string, readonly number[]>();
for (let lead = 0x81; lead <= 0xfe; lead++)
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const char = trail === 0x7f ? '' : decoder.decode(Uint8Array.of(lead, trail));
    if (char.length === 1 && char !== '\ufffd' && !/\p{Private_Use}/u.test(char)) TWO_BYTES.set(char, [lead, trail]);
  }
const HANZI = [...TWO_BYTES.keys()].filter((char) => /\p{Script=Han}/u.test(char));
const gb = (text: string): Buffer => Buffer.from([...text].flatMap((char) => TWO_BYTES.get(char) ?? [...Buffer.from(char, 'latin1')]));

const quotedPrintable = (bytes: Buffer): string =>
  [...bytes]
    .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
    .replace(/(.{75})/g, (line) => line.replace(/=?.?$/, (end) => (end.startsWith('=') ? `=\r\n${end}` : `${end}=\r\n`)));
/** Pieces of three bytes each, as encoded words must not split a character. */
const words = (text: string, charset: string, bytes: (part: string) => Buffer): string =>
  (text.match(/.{1,12}/gsu) ?? []).map((part) => `=?${charset}?B?${bytes(part).toString('base64')}?=`).join('\r\n ');
const mail = (headers: readonly string[], body: Buffer | string = '') =>
  readMail(Buffer.concat([Buffer.from(`${headers.join('\r\n')}\r\n\r\n`), Buffer.from(body)]));

const han = fc.string({ unit: fc.constantFrom(...HANZI), minLength: 1, maxLength: 40 });
const HOW = {
  base64: (bytes: Buffer) => bytes.toString('base64').replace(/(.{76})/g, '$1\r\n'),
  'quoted-printable': quotedPrintable,
  '8bit': (bytes: Buffer) => bytes,
};

describe('Chinese is read right', () => {
  test.each(['gb2312', 'gbk', 'GB18030', 'x-gbk', 'utf-8'])('in %s, however it is packed', async (charset) => {
    const bytes = charset === 'utf-8' ? (text: string) => Buffer.from(text) : gb;
    await fc.assert(
      fc.asyncProperty(han, han, fc.constantFrom(...Object.entries(HOW)), async (subject, text, [how, pack]) => {
        const read = await mail(
          [
            ...[`Subject: ${words(subject, charset, bytes)}`, `From: ${words('李雪梅', charset, bytes)} <Li@Example.EDU.cn>`],
            ...[`Content-Type: text/plain; charset="${charset}"`, `Content-Transfer-Encoding: ${how}`],
          ],
          pack(bytes(text)),
        );
        expect(read).toMatchObject({ subject, text, from: { name: '李雪梅', address: 'li@example.edu.cn' } });
      }),
      { numRuns: 40 },
    );
  });

  test('in names of attachments, by either standard', async () => {
    const part = (disposition: string) =>
      ['--b', `Content-Disposition: attachment; ${disposition}`, 'Content-Transfer-Encoding: base64', '', 'AAEC', ''].join('\r\n');
    const { attachments } = await mail(
      ['Content-Type: multipart/mixed; boundary=b'],
      `${part(`filename="=?gbk?B?${gb('故障截图.png').toString('base64')}?="`)}${part(`filename*=UTF-8''${encodeURIComponent('接口 文档.pdf')}`)}${part('x=y')}--b--\r\n`,
    );
    expect(attachments.map(({ name, content }) => [name, [...content]])).toEqual([
      ['故障截图.png', [0, 1, 2]],
      ['接口 文档.pdf', [0, 1, 2]],
      ['file-3', [0, 1, 2]],
    ]);
  });
});

test('what it answers is told with the nearest first, each once', async () => {
  const { messageId, answers } = await mail([
    ...['Message-ID:  <c@x.example>', 'In-Reply-To: your mail of Friday <b@x.example>'],
    'References: <a@x.example>\r\n <b@x.example>',
  ]);
  expect([messageId, answers]).toEqual(['c@x.example', ['b@x.example', 'a@x.example']]);
});

describe('who wrote it', () => {
  const human = ['From: li@example.com', 'Subject: =?utf-8?B?5oql6ZSZ?=', 'Return-Path: <li@example.com>', 'Auto-Submitted: no'];
  test.each([
    ['a person', [], null],
    ['an answering program (RFC 3834)', ['Auto-Submitted: auto-replied (vacation)'], 'auto_reply'],
    ['one of old', ['X-Autoreply: yes'], 'auto_reply'],
    ['one that says so in the subject', ['Subject: 自动回复: 报错'], 'auto_reply'],
    ['one of Exchange', ['Subject: Automatic reply: Test', 'X-Auto-Response-Suppress: All'], 'auto_reply'],
    ['one that wants no answer', ['Return-Path: <>'], 'auto_reply'],
    ['a receipt', ['Content-Type: multipart/report; report-type=disposition-notification; boundary=b'], 'auto_reply'],
    ['a mail server', ['Content-Type: multipart/report; report-type=delivery-status; boundary=b', 'Return-Path: <>'], 'bounce'],
    ['a mail server that says so by its name alone', ['From: Mail Delivery System <MAILER-DAEMON@mx.example.com>'], 'bounce'],
    ['a program that watches', ['Auto-Submitted: auto-generated'], 'bulk'],
    ['a list', ['List-Id: <news.example.com>'], 'bulk'],
    ['one to many', ['Precedence: bulk'], 'bulk'],
  ])('%s', async (_, more, automatic) => {
    const names = more.map((line) => line.split(':')[0]);
    const { automatic: told } = await mail([...human.filter((line) => !names.includes(line.split(':')[0])), ...more], '--b--');
    expect(told).toBe(automatic);
  });
});

test('whatever the bytes are, there is an answer', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('', 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n', 'Date: x\r\nFrom: <>\r\n\r\n'),
      async (bytes, head) => {
        const read = await readMail(Buffer.concat([Buffer.from(head), bytes]));
        expect(read.text).not.toContain('\0');
      },
    ),
    { numRuns: 150 },
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { named, placed } from './page-pictures.ts';
import { readMail } from './read-mail.ts';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1').toString('base64');
const plain = (text: string) => ['Content-Type: text/plain; charset=utf-8', '', text];
const page = (html: string) => ['Content-Type: text/html; charset=utf-8', '', html];
const picture = (id: string, name: string, type = 'image/png') => [
  ...[
    `Content-Type: ${type}`,
    `Content-ID: <${id}>`,
    `Content-Disposition: inline; filename="=?utf-8?B?${Buffer.from(name).toString('base64')}?="`,
  ],
  ...['Content-Transfer-Encoding: base64', '', PNG],
];
const multi = (kind: string, mark: string, ...parts: string[][]): string[] => [
  ...[`Content-Type: multipart/${kind}; boundary=${mark}`, ''],
  ...parts.flatMap((part) => [`--${mark}`, ...part]),
  `--${mark}--`,
];
const read = async (lines: string[]) => {
  const { text, attachments } = await readMail(Buffer.from(['From: li@customer.example', ...lines, ''].join('\r\n')));
  return {
    text: text.replace(/\s*\n\s*/g, '\n').trim(),
    files: attachments.map(({ name, inline }) => `${inline ? 'in place' : 'below'}: ${name}`),
  };
};

describe('a picture stands in the text of a mail where it stood in its page', () => {
  test.each([
    {
      written: 'as Outlook writes it: the plain text names the part',
      said: '先点导出：\r\n[cid:image001.png@01DA]\r\n再看这里',
      shown: '<p>先点导出：</p><img src="cid:image001.png@01DA"><p>再看这里</p>',
      id: 'image001.png@01DA',
      name: 'image001.png',
      read: '先点导出：\n[image001.png]\n再看这里',
    },
    {
      written: 'as Gmail writes it: the plain text names the file in words of its own',
      said: 'See here:\r\n[image: image.png]\r\nand *tell* me',
      shown: '<div>See here:</div><img alt="image.png" src="cid:ii_1"><div>and <b>tell</b> me</div>',
      id: 'ii_1',
      name: 'image.png',
      read: 'See here:\n[image.png]\nand *tell* me',
    },
  ])('$written', async ({ said, shown, id, name, read: text }) => {
    const mail = multi('related', 'r', multi('alternative', 'a', plain(said), page(shown)), picture(id, name));
    expect(await read(mail)).toEqual({ text, files: [`in place: ${name}`] });
  });

  test('as Apple and QQ write it: the plain text says nothing of it', async () => {
    const said = multi('alternative', 'a', plain('先点导出。\r\n\r\n再看这里。'), [
      ...multi(
        'related',
        'r',
        page('先点导出。<br><img src="cid:1@qq"><br>再看这里。<br><img src="cid:2@qq">'),
        picture('1@qq', '截图.png'),
        picture('2@qq', '截图.png'),
      ),
    ]);
    expect(await read(said)).toEqual({
      text: '先点导出。\n[截图.png]\n再看这里。\n[截图 (2).png]',
      files: ['in place: 截图.png', 'in place: 截图 (2).png'],
    });
  });

  test('of a page alone, whose words are read too', async () => {
    const said = multi('related', 'r', page('<p>一</p><p>二 <img alt="x" src=\'cid:a%40b\'> 三</p>'), picture('a@b', '图.png'));
    expect(await read(said)).toEqual({ text: '一\n二\n[图.png]\n三', files: ['in place: 图.png'] });
  });

  test('of bytes within the page', async () => {
    expect(await read(page(`<p>一</p><img src="data:image/png;base64,${PNG}"><p>二</p>`))).toEqual({
      text: '一\n[picture.png]\n二',
      files: ['in place: picture.png'],
    });
  });
});

test('what hangs together with a page that does not show it is an attachment as any other', async () => {
  expect(await read(multi('related', 'r', page('<p>见附件</p>'), picture('c@d', '合同.pdf', 'application/pdf')))).toEqual({
    text: '见附件',
    files: ['below: 合同.pdf'],
  });
});

test('a page that names parts which did not come says nothing of them', async () => {
  expect(await read(page('<p>一</p><img src="cid:gone"><p>二</p>'))).toEqual({ text: '一\n二', files: [] });
});

test('whatever is written around them, pictures are put where the page has them', () => {
  const word = fc.string({ unit: fc.constantFrom(...'甲乙丙丁戊己庚辛abcdefgh'), minLength: 3, maxLength: 12 });
  const lines = fc.uniqueArray(word, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(lines, fc.infiniteStream(fc.boolean()), (said, follows) => {
      // Numbered, so that no line says the same as another.
      const numbered = said.map((line, at) => `${at}${line}${at}`);
      let count = 0;
      const parts = numbered.map((line) => ({ line, picture: follows.next().value ? count++ : null }));
      const fromPage = parts.map(({ line, picture: at }) => (at === null ? line : `${line}\n\n\uE000${at}\uE001\n`)).join('\n');
      const found = placed(numbered.map((line) => `> ${line}`).join('\r\n'), fromPage);
      const shown = named(found ?? '', (at) => `p${at}`).replace(/[\s>]/g, '');
      expect(shown).toBe(parts.map(({ line, picture: at }) => (at === null ? line : `${line}[p${at}]`)).join(''));
    }),
    { numRuns: 300 },
  );
});

test('a page longer than anybody writes is read from its beginning up to a bound', async () => {
  const { text, files } = await read(page(`<p>开头</p><img src="cid:gone">${'<p>很长</p>'.repeat(60_000)}`));
  expect(text).toMatch(/^开头\n很长\n/);
  expect(text.length).toBeLessThan(200_000);
  expect(files).toEqual([]);
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testDatabase } from '../../server/test/harness/database.ts';
import { storedZip } from '../../server/test/harness/stored-zip.ts';
import { answer, cli, startServer } from './cli.harness.ts';

const { db, url } = await testDatabase();
let folder: string;
const at = (name: string) => path.join(folder, name);
const PNG = (of: string) => Buffer.from(`\x89PNG\r\n\x1a\n${of}`, 'latin1');
const DRAWING = (id: string, shows: string) =>
  `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr descr="${shows}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
const WORD = {
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  '_rels/.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body><w:p><w:r><w:t>门禁卡挂失：先在后台停用，再到前台补办。</w:t></w:r></w:p>${DRAWING('p1', '停用')}${DRAWING('p2', '图纸')}${DRAWING('p1', '再停用')}</w:body></w:document>`,
  'word/_rels/document.xml.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="p1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/a.png"/><Relationship Id="p2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/b.emf"/></Relationships>',
  'word/media/a.png': PNG('card'),
  'word/media/b.emf': 'no picture that browsers show',
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-articles-'));
  vi.stubEnv('DATABASE_URL', url);
  await mkdir(at('kb/账务'), { recursive: true });
  await writeFile(
    at('kb/账务/发票.zh.md'),
    '---\nquestions: [电子发票在哪里下载]\naudience: public\n---\n# 怎样开具发票\n\n登录后台，提交申请。\n',
  );
  await writeFile(at('kb/账务/发票.en.md'), '# How to get an invoice\n\nSign in and ask for it.\n');
  await writeFile(
    at('kb/reset.html'),
    '<title>Reset a password</title><script>alert(1)</script><p>Press <b>Forgot</b>.</p><img alt="here" src="img/reset%20it.png"><img src="../secret.png"><img src="https://x.example/a.png">',
  );
  await writeFile(at('kb/门禁卡.docx'), storedZip(WORD));
  await mkdir(at('kb/img'));
  await Promise.all([writeFile(at('kb/img/reset it.png'), PNG('reset')), writeFile(at('secret.png'), PNG('secret'))]);
  await writeFile(at('kb/坏的.docx'), 'no zip at all');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

test('a folder of Markdown, web pages and Word files becomes articles that are found; what cannot be read is named, and a repeat changes nothing', async () => {
  const data = ['--data', at('data')];
  await answer(
    0,
    'init',
    '--template',
    'higher-ed',
    '--admin-email',
    'li@example.com',
    '--admin-password',
    'correct horse battery',
    ...data,
  );
  const server = await startServer(at('data'));
  const imports = ['import', at('kb'), '--entity', 'articles', ...data];
  expect(await answer(3, ...imports, '--dry-run')).toMatchObject({ rows: 5, created: 4, rejected: 1, committed: false });
  expect(await answer(3, ...imports, '--skip-bad-rows', '--out', at('bad.csv'))).toMatchObject({
    created: 4,
    rejected: 1,
    committed: true,
  });
  expect(await answer(3, ...imports, '--skip-bad-rows', '--out', at('bad.csv'))).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
  // Of one file, the code is its name: it lies in no folder.
  expect(await answer(0, 'import', at('kb/reset.html'), '--entity', 'articles', ...data)).toMatchObject({ rows: 1, unchanged: 1 });
  const titles = async (...asked: string[]) =>
    ((await answer(0, 'search', ...asked, ...data)) as { results: { title: string; snippet: string }[] }).results.map(({ title }) => title);
  expect((await titles('电子发票下载'))[0]).toBe('怎样开具发票');
  expect((await titles('menjinka'))[0]).toBe('门禁卡');
  expect((await titles('invocie', '--lang', 'en'))[0]).toBe('How to get an invoice');
  expect(await titles('reset password', '--limit', '1')).toEqual(['Reset a password']);

  const { rows } = await sql<{ body: string; images: string[]; names: string[] }>`
    select v.body, array_agg(i.id::text) as images, array_agg(i.name) as names from article_version v join article_image i on i.article_id = v.article_id
    group by v.article_id, v.body order by min(i.name)`.execute(db);
  expect(rows.map(({ body, names, images }) => [body.replaceAll(images[0]!, 'ID'), names])).toEqual([
    ['Press **Forgot**.\n\n![here](/api/v1/articles/images/ID)![](<../secret.png>)![](<https://x.example/a.png>)', ['reset it.png']],
    [
      '门禁卡挂失：先在后台停用，再到前台补办。\n\n![停用](/api/v1/articles/images/ID)\n\n图纸\n\n![再停用](/api/v1/articles/images/ID)',
      ['门禁卡-1.png'],
    ],
  ]);
  expect((await cli('import', at('kb'), '--entity', 'accounts', ...data)).exit).toBe(2);
  await server.stop();
});

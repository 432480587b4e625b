import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../../test/harness/fulcrum.ts';
import type { Actor } from '../../../access/index.ts';

const fulcrum = await testFulcrum();
const PNG = Buffer.from('\x89PNG\r\n\x1a\n of a screen', 'latin1').toString('base64');
let writer: Actor;
beforeAll(async () => {
  writer = await fulcrum.person('agent');
});

const read = async (name: string, body: string) => {
  async function* bytes() {
    yield Buffer.from(body);
  }
  const answer = await fulcrum.door.dispatchStream('articleConvert', await fulcrum.ctx(writer), { name }, bytes());
  const { text, warnings } = answer as { text: string; warnings: string[] };
  return { text: text.replace(/images\/[0-9a-f-]{36}/g, 'images/ID'), warnings };
};

test('a page keeps the pictures that it holds itself, each once; what is none is left, and said', async () => {
  const picture = `<img alt="一" src="data:image/png;base64,${PNG}">`;
  const { text, warnings } = await read(
    'a.html',
    `<p>开始</p>${picture}<p>再看</p>${picture}<img alt="画" src="data:image/svg+xml;base64,PHN2Zy8+">`,
  );
  expect(text).toBe('开始\n\n![一](/api/v1/articles/images/ID)\n\n再看\n\n![一](/api/v1/articles/images/ID)画');
  expect(warnings).toEqual(['有 1 张图片没有带入：只收 PNG、JPEG、GIF、WebP，每张不超过 10 MB，一个文件最多 300 张']);
});

test('pictures that lie beside the file are said; those elsewhere and those of articles are not', async () => {
  const own = '/api/v1/articles/images/01900000-0000-7000-8000-000000000000';
  const { warnings } = await read(
    'a.md',
    `# 一\n\n![a](img/a.png)\n![a](img/a.png)\n![b](<../b c.png>)\n![c](https://x.example/c.png)\n![d](${own})`,
  );
  expect(warnings).toEqual(['有 2 张图片是单独的文件，没有带入：请用“插入图片”添加，或用命令行导入整个文件夹']);
});

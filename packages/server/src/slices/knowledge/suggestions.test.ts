import type { Article } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const { call } = await testFulcrum();

async function publish(title: string, body: string): Promise<void> {
  const { id, contents } = await call<Article>('articles.create', { language: 'zh', title, body, audience: 'public' });
  await call('articles.publish', { id, language: 'zh', revision: contents[0]?.revision });
}

test('an article is suggested as far as it answers about as well as the best; the search lists the rest', async () => {
  await publish('怎样开具电子发票', '在订单页点“开发票”，填写发票抬头，发票发到邮箱。');
  await publish('账号注销说明', '注销前请先下载数据、结清账款、退出班级、停用接口、解除绑定，并留存一张发票。'.repeat(3));
  const q = '开具电子发票';
  const { items } = await call<{ items: { title: string }[] }>('articles.suggest', { q });
  const { results } = await call<{ results: { title: string }[] }>('articles.search', { q });
  expect(items.map(({ title }) => title)).toEqual(['怎样开具电子发票']);
  expect(results.map(({ title }) => title)).toEqual(['怎样开具电子发票', '账号注销说明']);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasRealData } from '../../../test/real-data.ts';
import { collection } from '../../../test/search/retrieval.ts';
import { clusterQuestions } from './cluster-questions.ts';

const SIGNS = fc.constantFrom(...'密码发票导出登录报表'.split(''), 'reset ', 'invoice ', 'export ', 'login ');
const questions = fc.array(
  fc.array(SIGNS, { minLength: 1, maxLength: 8 }).map((signs) => signs.join('').trim() || '密码'),
  { maxLength: 30 },
);

test('the order in which questions come, and how often each does, changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      questions.chain((asked) => fc.tuple(fc.constant(asked), fc.shuffledSubarray(asked, { minLength: asked.length }))),
      async ([asked, shuffled]) => {
        expect(await clusterQuestions([...shuffled, ...asked])).toEqual(await clusterQuestions(asked));
      },
    ),
    { numRuns: 100 },
  );
});

test('every question lies in exactly one cluster', async () => {
  await fc.assert(
    fc.asyncProperty(questions, async (asked) => {
      const placed = (await clusterQuestions(asked)).flatMap((cluster) => cluster.questions);
      expect(placed.toSorted()).toEqual([...new Set(asked)].toSorted());
    }),
    { numRuns: 100 },
  );
});

test('words in another order ask the same, other things do not; what tells a cluster comes first', async () => {
  const asked = [
    '怎样重置密码',
    '密码怎样重置',
    '重置登录密码',
    '怎样开发票',
    '发票怎样开具',
    'how to export a report',
    'exporting reports',
  ];
  const clusters = (await clusterQuestions(asked)).map(({ questions: of, terms }) => ({ of: of.toSorted(), terms }));
  expect(clusters.map(({ of }) => of).toSorted()).toEqual(
    [
      ['how to export a report', 'exporting reports'].toSorted(),
      ['怎样开发票', '发票怎样开具'].toSorted(),
      ['怎样重置密码', '密码怎样重置', '重置登录密码'].toSorted(),
    ].toSorted(),
  );
  expect(clusters.find(({ of }) => of.includes('怎样重置密码'))?.terms).toContain('密码');
});

describe.skipIf(!hasRealData('kb/banking77-en'))('3,080 questions of 77 intents, of which the clusters know nothing', () => {
  test('nearly eight of ten lie with others, and those of a cluster ask the same in seven of ten', async () => {
    const { asked } = await collection('banking77-en');
    const intents = new Map(asked.map(({ text, answer }) => [text, answer]));
    const clusters = (await clusterQuestions([...intents.keys()])).filter(({ questions: of }) => of.length > 2);
    const commonest = clusters.map(({ questions: of }) =>
      Math.max(
        ...Map.groupBy(of, (one) => intents.get(one))
          .values()
          .map((some) => some.length),
      ),
    );
    const [placed, pure] = [clusters.flatMap(({ questions: of }) => of).length, commonest.reduce((sum, count) => sum + count, 0)];
    expect(placed / intents.size).toBeGreaterThan(0.77);
    expect(pure / placed).toBeGreaterThan(0.68);
    const led = new Set(clusters.map(({ questions: [leader = ''] }) => intents.get(leader)));
    expect(led.size).toBeGreaterThanOrEqual(75);
  });
});

import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/harness/database.ts';
import { plainScores } from '../../../../test/oracle/plain-bm25.ts';
import { FOR_EVERYBODY } from '../../../../test/search/retrieval.ts';
import { newId } from '../../../kernel/ids.ts';
import { partsThatAnswer } from './answering.ts';
import { kindWeight } from './bm25.ts';
import { editDistance } from './edit-distance.ts';
import { Highest } from './highest.ts';
import { replaceParts } from './index.sql.ts';
import { IndexView, Readable } from './index-view.ts';
import { type IndexedPart, IndexedParts } from './indexed-parts.ts';
import { liveIndex } from './live-index.ts';
import { normalise, normalised } from './normalise.ts';
import { partRows } from './part-row.ts';
import { syllablesOf } from './pinyin.ts';
import { frequenciesIn, standsIn, withChosen } from './posted.ts';
import { Postings } from './postings.ts';
import { rank } from './rank.ts';
import { searchArticles } from './search.ts';
import { markedWhole, snippetOf, wantedOf } from './snippet.ts';
import { countable, termsOf } from './tokens.ts';

const { db } = await testDatabase();
const sign = fc.constantFrom(...'续約合同发票登录后台A b C12-. ，Ｅｄ\u0301ﬁ㍿𠮷');
const text = fc.string({ unit: sign, maxLength: 60 });
const some = fc.oneof(text, fc.string({ unit: 'binary', maxLength: 40 }));

describe('a text as the search reads it', () => {
  test('tells of every sign where in the original it was', () => {
    fc.assert(
      fc.property(some, (original) => {
        const { text: normal, from } = normalise(original);
        expect(normal).toBe(normalised(original));
        let before = 0;
        for (let at = 0; at <= normal.length; at++) {
          expect(from(at)).toBeGreaterThanOrEqual(before);
          expect(from(at)).toBeLessThanOrEqual(original.length);
          before = from(at);
        }
      }),
    );
  });

  test('is marked within its bounds, each place once and in order', () => {
    fc.assert(
      fc.property(text, text, (said, asked) => {
        const wanted = wantedOf(termsOf(countable(asked)).map((term) => [term, 1]));
        for (const { text: shown, hits } of [markedWhole(said, wanted), snippetOf(said.repeat(8), wanted)]) {
          let before = 0;
          for (const [from, to] of hits) {
            expect(from).toBeGreaterThanOrEqual(before);
            expect(to).toBeGreaterThan(from);
            before = to;
          }
          expect(before).toBeLessThanOrEqual(shown.length);
        }
      }),
    );
  });
});

describe('slips between two words', () => {
  /** The textbook recursion. */
  const slow = (a: string, b: string): number => {
    if (!a || !b) return a.length + b.length;
    const ways = [slow(a.slice(1), b) + 1, slow(a, b.slice(1)) + 1, slow(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1)];
    if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]) ways.push(slow(a.slice(2), b.slice(2)) + 1);
    return Math.min(...ways);
  };
  test('are counted as the textbook does, up to the most that is asked for', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
        expect(editDistance(a, b, most)).toBe(Math.min(slow(a, b), most + 1));
      }),
    );
  });
});

test('words typed as sounds come apart as one says them', () => {
  expect(['xuyue', 'fapiao', 'xian', 'lvse', 'zhuanghuo', 'nihao', 'hello', 'qwrt'].map((word) => syllablesOf(word).join(' '))).toEqual([
    ...['xu yue', 'fa piao', 'xian', 'lv se', 'zhuang huo', 'ni hao', '', ''],
  ]);
});

test('lists of postings give back what was put in, however long the lists and wide the gaps', () => {
  const posting = fc.record({ gap: fc.oneof(fc.nat(3), fc.nat(100_000)), halves: fc.integer({ min: 1, max: 255 }) });
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('a', '续', '续约', '~xu'), fc.array(posting, { maxLength: 400 })), (lists) => {
      const postings = new Postings();
      const put = new Map(Object.keys(lists).map((term) => [term, [] as [number, number][]]));
      const longest = Math.max(0, ...Object.values(lists).map(({ length }) => length));
      // Turn by turn, so that blocks of the lists lie among one another.
      for (let at = 0; at < longest; at++)
        for (const [term, list] of Object.entries(lists)) {
          const one = list[at];
          const own = put.get(term)!;
          if (!one) continue;
          const part = (own.at(-1)?.[0] ?? -1) + 1 + one.gap;
          own.push([part, one.halves]);
          postings.add(term, part, one.halves / 2);
        }
      for (const [term, own] of put) {
        const { parts, halves } = postings.read(term);
        expect([...parts].map((part, at) => [part, halves[at]])).toEqual(own);
      }
      expect([...postings.read('nowhere').parts]).toEqual([]);
    }),
  );
});

test('how often a term stands in chosen parts is told rightly, in few parts or in most, whether it stands in them or not', () => {
  const some = fc.uniqueArray(fc.nat(300), { maxLength: 120 });
  fc.assert(
    fc.property(some, some, fc.nat(4000), (inParts, chosen, last) => {
      const postings = new Postings();
      const often = new Map(inParts.map((part) => [part, 1 + (part % 255)]));
      for (const part of inParts.toSorted((a, b) => a - b)) postings.add('续', part, often.get(part)! / 2);
      postings.add('约', 300 + last, 1);
      const asked = chosen.toSorted((a, b) => a - b);
      const told = new Uint8Array(asked.length).fill(9);
      const posted = postings.read('续');
      withChosen(asked, 301, (among) => frequenciesIn(among, posted, told));
      expect([...told]).toEqual(asked.map((part) => often.get(part) ?? 0));
      expect(asked.filter((part) => standsIn(posted, part))).toEqual(asked.filter((part) => often.has(part)));
    }),
  );
});

test('the highest of many numbers by their weights are found where they stand, the first of equal ones', () => {
  const number = fc.oneof(fc.nat(5), fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(number, fc.constantFrom(0, 0.5, 1)), { maxLength: 80 }),
      fc.integer({ min: 1, max: 40 }),
      fc.nat(80),
      (offered, count, cut) => {
        const numbers = offered.map(([own, weight]) => own * weight);
        const places = [...numbers.keys()].filter((at) => numbers[at]! > 0).toSorted((a, b) => numbers[b]! - numbers[a]! || a - b);
        const highest = new Highest(count, numbers.length);
        // In two blocks.
        const weights = Float32Array.from(offered, ([, weight]) => weight);
        highest.offer(
          Float64Array.from(offered.slice(0, cut), ([own]) => own),
          0,
          weights,
        );
        highest.offer(
          Float64Array.from(offered.slice(cut), ([own]) => own),
          cut,
          weights,
        );
        const found = highest.found();
        expect([...found.places]).toEqual(places.slice(0, count).toSorted((a, b) => a - b));
        expect([...found.numbers]).toEqual([...found.places].map((at) => numbers[at]));
      },
    ),
    { numRuns: 1000 },
  );
});

const words = fc.array(fc.constantFrom('续约', '合同', '发票', '登录', '後台', 'invoice', 'contract', 'log-in', '约'), { maxLength: 8 });
const said = words.map((list) => list.join(' '));

test('articles are ranked as BM25 over their plain texts ranks them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(said, said, said), { minLength: 1, maxLength: 12 }),
      said,
      fc.integer({ min: 1, max: 12 }),
      // Beside many others a term stands in few.
      fc.constantFrom(0, 60),
      fc.boolean(),
      (texts, question, limit, others, byItself) => {
        const all = [...texts, ...Array.from({ length: others }, () => ['其他', '', '別的'] as const)];
        const parts = all.flatMap(([title, asked, body], at) =>
          partRows({ title, questions: [asked], body: `# ${asked}\n\n${body}` }).map(
            (row): IndexedPart => ({ ...FOR_EVERYBODY, ...row, articleId: String(at).padStart(4, '0'), language: 'zh' }),
          ),
        );
        const index = new IndexedParts();
        for (const part of parts) index.add(part);
        const view = new IndexView(index, new Readable(index, () => true), () => 1);
        const terms = [...new Set(termsOf(countable(question)))].map((term) => ({
          term,
          weight: kindWeight(term),
          parts: view.readable.count(term),
          said: true,
        }));
        const asked = { terms, corpus: view.corpus, shownAs: null };
        // Titles that are the question itself, or hold it, gain by that.
        const itself = byItself ? countable(question).trim() : '';
        const { best, answers } = rank(view, asked, { asked: itself, today: '2026-01-01', limit });
        const slow = plainScores(parts, terms, itself);
        expect(best.map(({ text }) => text.articleId)).toEqual(slow.slice(0, limit).map(({ articleId }) => articleId));
        const answering = slow.filter((one) => one.answers).map(({ articleId }) => articleId);
        expect([...new Set(partsThatAnswer(view, asked).map((part) => view.text(part).articleId))].toSorted()).toEqual(
          answering.toSorted(),
        );
        expect(answers.articles).toBe(answering.length);
        for (const [at, { score }] of best.entries()) expect(score).toBeCloseTo(slow[at]!.score, 9);
      },
    ),
  );
});

describe('the index in the base', () => {
  const step = fc.record({
    article: fc.integer({ min: 0, max: 3 }),
    audience: fc.constantFrom('public', 'internal'),
    closed: fc.boolean(),
    title: text,
    body: text,
    gone: fc.boolean(),
  });
  const ids = Array.from({ length: 4 }, newId);
  const circle = newId();
  beforeAll(async () => {
    await sql`insert into community (id, name, open, recorded_at) values (${circle}, '代理商圈', false, '2026-01-01Z')`.execute(db);
  });
  beforeEach(async () => {
    await sql`truncate article cascade; truncate article_word`.execute(db);
  });

  test('counts words as counting all parts anew does, and is found in memory as a new reading finds it, whatever was put in and taken out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        await replaceParts(db, ids, []);
        await sql`insert into article (id, audience, recorded_at, changed_at) select id, 'public', '2026-01-01Z', '2026-01-01Z' from unnest(${ids}::uuid[]) id
          on conflict do nothing`.execute(db);
        for (const { article, audience, closed, title, body, gone } of steps) {
          const articleId = ids[article]!;
          const rows = partRows({ title, questions: [], body });
          await replaceParts(
            db,
            [articleId],
            gone
              ? []
              : [
                  {
                    ...FOR_EVERYBODY,
                    articleId,
                    origin: 'article',
                    language: 'zh',
                    title,
                    audience,
                    communityId: closed ? circle : null,
                    rows,
                  },
                ],
          );
          if (article % 2) await liveIndex(db);
        }
        const wrong = await sql`
          with anew as (select word, coalesce(community_id::text, audience) as circle, count(*)::int as parts from article_part, unnest(words) word group by 1, 2)
          (table anew except select word, circle, parts from article_word)
          union all (select word, circle, parts from article_word where parts <> 0 except table anew)`.execute(db);
        expect(wrong.rows).toEqual([]);
        const ask = (pool: typeof db) =>
          Promise.all(
            steps.map(async ({ title }) => {
              const { results, count } = await searchArticles(pool, title, { reader: { kind: 'public' }, today: '2026-01-01', limit: 10 });
              return [count, ...results.map(({ articleId, score }) => [articleId, score.toFixed(9)])];
            }),
          );
        expect(await ask(db)).toEqual(
          await ask(db.withPlugin({ transformQuery: ({ node }) => node, transformResult: async ({ result }) => result })),
        );
      }),
      { numRuns: 20 },
    );
  });
});

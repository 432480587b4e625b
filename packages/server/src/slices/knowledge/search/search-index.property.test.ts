import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/harness/database.ts';
import { newId } from '../../../kernel/ids.ts';
import { bm25, idf } from './bm25.ts';
import { editDistance } from './edit-distance.ts';
import { insertParts, removeParts } from './index.sql.ts';
import { normalise, normalised } from './normalise.ts';
import { partRows } from './part-row.ts';
import { syllablesOf } from './pinyin.ts';
import { markedWhole, snippetOf } from './snippet.ts';
import { countable, lengthOf, termsOf } from './tokens.ts';

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

  test('comes to the same terms whether it is cut up once or counted in', () => {
    fc.assert(
      fc.property(text, (original) => {
        const counted = countable(original);
        const terms = termsOf(counted);
        expect(lengthOf(counted)).toBe(terms.length);
        const corpus = { parts: 10, averageLength: 20 };
        const of = { title: '', questions: '', headings: '', body: counted, sounds: '', length: terms.length };
        for (const term of new Set(terms)) {
          const f = terms.filter((one) => one === term).length;
          const norm = 1.2 * (0.25 + (0.75 * terms.length) / 20);
          const { score, covered } = bm25([{ term, weight: 1, parts: 3, said: true }], corpus)(of);
          expect(score).toBeCloseTo((idf(3, corpus) * f * 2.2) / (f + norm), 9);
          expect(covered).toBe(1);
        }
      }),
    );
  });

  test('is marked within its bounds, each place once and in order', () => {
    fc.assert(
      fc.property(text, text, (said, asked) => {
        const worth = new Map(termsOf(countable(asked)).map((term) => [term, 1]));
        for (const { text: shown, hits } of [markedWhole(said, worth), snippetOf(said.repeat(8), worth)]) {
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

describe('counts of terms', () => {
  beforeEach(async () => {
    await sql`truncate article cascade; truncate article_term; truncate article_corpus`.execute(db);
  });
  test('are what counting all parts anew comes to, whatever was put in and taken out', async () => {
    const step = fc.record({
      article: fc.integer({ min: 0, max: 3 }),
      audience: fc.constantFrom('public', 'internal'),
      title: text,
      body: text,
      gone: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        await sql`truncate article cascade; truncate article_term; truncate article_corpus`.execute(db);
        const ids = [newId(), newId(), newId(), newId()];
        await sql`insert into article (id, audience, recorded_at, changed_at) select id, 'public', '2026-01-01Z', '2026-01-01Z' from unnest(${ids}::uuid[]) id`.execute(
          db,
        );
        for (const { article, audience, title, body, gone } of steps) {
          const place = { articleId: ids[article]!, language: 'zh' };
          await removeParts(db, [place]);
          const of = { ...place, title, audience, levels: [], productId: null, category: null, tags: [], outdated: false, reviewOn: null };
          if (!gone) await insertParts(db, [{ ...of, rows: partRows({ title, questions: [], body }) }]);
        }
        const wrong = await sql`
          (select term, audience, count(*)::int from article_part, unnest(tsvector_to_array(terms)) term group by 1, 2
            except select term, audience, parts from article_term)
          union all (select term, audience, parts from article_term where parts <> 0
            except select term, audience, count(*)::int from article_part, unnest(tsvector_to_array(terms)) term group by 1, 2)`.execute(
          db,
        );
        expect(wrong.rows).toEqual([]);
        const corpus = await sql`select audience, parts, length from article_corpus where parts <> 0 or length <> 0
          except select audience, count(*), sum(length) from article_part group by 1`.execute(db);
        expect(corpus.rows).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

import { seeded } from '../packages/server/src/demo/random.ts';
import type { Doc } from '../packages/server/test/search/retrieval.ts';

const SIGNS = 320;

/** Articles that nobody wrote, of sentences that somebody did: each begins with one that a question asks for. */
export function inventedDocs(docs: readonly Doc[], count: number): Doc[] {
  const random = seeded(7);
  const sentences = docs.flatMap(({ body }) => body.split(/(?<=[。！？])/u)).filter(({ length }) => length > 8 && length < 120);
  return Array.from({ length: count }, (_, at) => {
    let body = '';
    while (body.length < SIGNS) body += random.pick(sentences);
    return { id: String(at), title: random.pick(sentences).slice(0, 24), questions: [], body, language: 'zh' as const };
  });
}

import { countOf, oneOf } from '../arguments.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand({
  options: { in: { type: 'string' }, limit: { type: 'string' } },
  args: [1, 100],
  async run({ values, args, connect, say }) {
    const limit = countOf(values.limit, '--limit');
    const language = oneOf(values.in, ['zh', 'en'] as const, '--in');
    const { client } = await connect();
    const asked = { q: args.join(' '), ...(language ? { language } : {}), ...(limit ? { limit } : {}) };
    const { results, count, shownAs, ms } = await client.articles.search(asked);
    const lines = results.flatMap(({ title, snippet, score, language: of }, at) => [
      `${at + 1}. ${title}  [${of} ${score.toFixed(1)}]`,
      ...(snippet ? [`   ${snippet}`] : []),
    ]);
    return {
      json: {
        results: results.map(({ id, language: of, title, score, snippet }) => ({ id, language: of, title, score, snippet })),
        count,
        shownAs,
        ms,
      },
      lines: [
        ...(shownAs ? [say('search.shown_as', { question: shownAs })] : []),
        ...(count ? [] : [say(results.length ? 'search.nearest' : 'search.none')]),
        ...lines,
      ],
    };
  },
});

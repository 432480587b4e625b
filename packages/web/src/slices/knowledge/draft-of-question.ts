import type { ModeratedQuestion } from '@fulcrum/contract';
import { quoted } from './draft-of-request.ts';
import type { TextValues } from './text-form.tsx';

/** What customers asked each other and what solved it, as a draft: the accepted answer alone where there is one. */
export function draftOfQuestion({ title, body, posts }: ModeratedQuestion): TextValues {
  const read = posts.filter(({ state }) => state === 'open');
  const accepted = read.filter((post) => post.accepted);
  const answers = (accepted.length ? accepted : read).map((post) => post.body);
  return { title, questions: [title], body: [quoted(body), ...answers].join('\n\n') };
}

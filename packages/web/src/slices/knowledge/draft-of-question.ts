import type { ModeratedQuestion, PostPicture } from '@fulcrum/contract';
import { postPictureUrl } from '../../api/index.ts';
import { quoted } from './draft-of-request.ts';
import { pictureMark } from './picture-mark.ts';
import type { TextValues } from './text-form.tsx';

/** What customers asked each other and what solved it, with its pictures, as a draft: the accepted answer alone where there is one. */
export function draftOfQuestion({ id, title, body, pictures, posts }: ModeratedQuestion): TextValues {
  const shown = (some: readonly PostPicture[]) => some.map((one) => pictureMark(one.name, postPictureUrl('desk', id, one.id)));
  const read = posts.filter(({ state }) => state === 'open');
  const accepted = read.filter((post) => post.accepted);
  const answers = (accepted.length ? accepted : read).flatMap((post) => [post.body, ...shown(post.pictures)]);
  return { title, questions: [title], body: [quoted(body), ...shown(pictures), ...answers].join('\n\n') };
}

import type { RequestEntry, ServiceRequestTold } from '@fulcrum/contract';
import { requestFileUrl } from '../../api/index.ts';
import { inText } from '../attachments/pictures-in-text.ts';
import { pictureMark } from './picture-mark.ts';
import type { TextValues } from './text-form.tsx';

/** As somebody's words. */
export const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

/** What was said with its pictures, those in the text where they stand. */
function said({ id }: ServiceRequestTold, { body, files }: RequestEntry, as: (text: string) => string): string[] {
  const { parts, below } = inText(body, files);
  const shown = parts.flatMap((part) =>
    typeof part === 'string' ? (part.trim() ? [as(part.trim())] : []) : [pictureMark(part.name, requestFileUrl('desk', id, part.id))],
  );
  return [...shown, ...below.pictures.map((one) => pictureMark(one.name, requestFileUrl('desk', id, one.id)))];
}

/** What a customer asked and what solved it, as a draft: its writer takes out what is of this customer alone. */
export function draftOf(request: ServiceRequestTold): TextValues {
  const { subject, entries } = request;
  const asked = entries.find(({ kind }) => kind === 'in');
  const answers = entries.filter(({ kind }) => kind === 'out').flatMap((entry) => said(request, entry, (text) => text));
  return { title: subject, questions: [subject], body: [...(asked ? said(request, asked, quoted) : []), ...answers].join('\n\n') };
}

import type { ServiceRequestTold } from '@fulcrum/contract';
import type { TextValues } from './text-form.tsx';

/** As somebody's words. */
export const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

/** What a customer asked and what solved it, as a draft: its writer takes out what is of this customer alone. */
export function draftOf({ subject, entries }: ServiceRequestTold): TextValues {
  const asked = entries.find(({ kind }) => kind === 'in')?.body ?? '';
  const answers = entries.filter(({ kind }) => kind === 'out').map(({ body }) => body);
  return { title: subject, questions: [subject], body: [asked && quoted(asked), ...answers].filter(Boolean).join('\n\n') };
}

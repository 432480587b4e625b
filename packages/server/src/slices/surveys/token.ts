import type { Services } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';

/** Nothing else that we seal begins so: a token is good for this alone. */
const MARK = 'survey:';

export interface InvitationKey {
  accountId: string;
  id: string;
}
/** Where somebody answers. It holds the invitation, sealed: nobody else can write one, and nothing that is stored reads as one. */
export const surveyLink = (services: Pick<Services, 'seal'>, web: string, { accountId, id }: InvitationKey): string =>
  `${web}/s/${services.seal(`${MARK}${accountId}:${id}`)}`;

/** Of which invitation a token is; fails alike on all that are none. */
export function invitationOf(services: Pick<Services, 'unseal'>, token: string): InvitationKey {
  let text: string;
  try {
    text = services.unseal(token);
  } catch {
    throw notFound('survey_link');
  }
  const [accountId, id] = text.startsWith(MARK) ? text.slice(MARK.length).split(':') : [];
  if (!accountId || !id) throw notFound('survey_link');
  return { accountId, id };
}

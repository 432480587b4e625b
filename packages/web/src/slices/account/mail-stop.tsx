import type { Contact } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { api, client, useMe } from '../../api/index.ts';
import { useChange } from '../../api/use-change.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { AskedWhy, formatDate } from '../../kit/index.ts';
import { useAsOf } from './use-account.ts';

/** Why no play mails a person, and what can be done about it. */
export function MailStop({ person: { id, mailStop } }: { person: Contact }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const { asOf } = useAsOf();
  const again = useChange({
    work: (consent: string) => client.contacts.mailAgain({ id, ...(consent ? { consent } : {}) }),
    changes: [api.contacts.key()],
    said: () => t('peopleTab.mail.done'),
  });
  if (!mailStop) return null;
  const { refusedAt, bouncedAt, status, reason } = mailStop;
  const day = (moment: string) => formatDate(moment, language);
  return (
    <section aria-label={t('peopleTab.mail.title')}>
      {refusedAt ? <p className="staleNote">{t('peopleTab.mail.refused', { day: day(refusedAt) })}</p> : null}
      {bouncedAt ? (
        <>
          <p className="staleNote">{t('peopleTab.mail.bounced', { day: day(bouncedAt) })}</p>
          {reason || status ? <p className="note">{t('peopleTab.mail.said', { said: reason ?? status })}</p> : null}
        </>
      ) : null}
      <p className="note">{t(refusedAt ? 'peopleTab.mail.refusedRemedy' : 'peopleTab.mail.bouncedRemedy')}</p>
      {me?.may.includes('contacts.write') && !asOf ? (
        <AskedWhy
          optional={!refusedAt}
          texts={{
            open: t('peopleTab.mail.open'),
            why: t(refusedAt ? 'peopleTab.mail.consent' : 'peopleTab.mail.how'),
            go: t('peopleTab.mail.go'),
            cancel: t('task.form.cancel'),
          }}
          action={again}
        />
      ) : null}
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, formatDate } from '../../kit/index.ts';
import { AccountSelect } from '../account/account-select.tsx';

/** A link by which one person answers, to be given by hand: the customer first, then who of them, then the link to copy. */
export function LinkByHand({ surveyId: id }: { surveyId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [accountId, setAccount] = useState<string>();
  const [contactId, setContact] = useState<string>();
  const people = useQuery({
    ...api.contacts.list.queryOptions({ input: { accountId: accountId ?? '', limit: 200 } }),
    enabled: accountId !== undefined,
  });
  const make = useChange({
    work: (chosen: string) => client.surveys.link({ id, contactId: chosen }),
    changes: [api.surveys.key()],
  });
  const made = make.data;
  const url = made && new URL(made.url, window.location.origin).href;
  const choose = (account: string) => {
    setAccount(account);
    setContact(undefined);
    make.reset();
  };
  return (
    <section className="workForm surveyLink" aria-label={t('surveying.byHand.title')}>
      <h3 className="lbl">{t('surveying.byHand.title')}</h3>
      <p className="note">{t('surveying.byHand.hint')}</p>
      <AccountSelect label={t('surveying.byHand.customer')} onChange={choose} {...(accountId ? { value: accountId } : {})} />
      <Select<string>
        aria-label={t('surveying.byHand.person')}
        placeholder={t('surveying.byHand.person')}
        disabled={!accountId}
        loading={people.isFetching}
        showSearch={{ optionFilterProp: 'label' }}
        options={(people.data?.items ?? []).map((one) => ({ value: one.id, label: [one.name, one.title].filter(Boolean).join(' · ') }))}
        onChange={(chosen) => {
          setContact(chosen);
          make.reset();
        }}
        {...(contactId ? { value: contactId } : {})}
      />
      <ActionProblem error={make.error} />
      {made && url ? (
        <div role="status">
          <p>
            <Typography.Text copyable={{ text: url, tooltips: false }} className="surveyUrl">
              {url}
            </Typography.Text>
          </p>
          <p className="note">{t('surveying.byHand.until', { day: formatDate(made.expiresOn, language) })}</p>
        </div>
      ) : (
        <Button disabled={!contactId} loading={make.isPending} onClick={() => contactId && make.mutate(contactId)}>
          {t('surveying.byHand.make')}
        </Button>
      )}
    </section>
  );
}

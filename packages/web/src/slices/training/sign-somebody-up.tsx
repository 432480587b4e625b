import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';
import { AccountSelect } from '../account/account-select.tsx';

/** A customer's person gets a place by one of ours: the customer first, then who of them. */
export function SignSomebodyUp({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation();
  const [accountId, setAccount] = useState<string>();
  const [contactId, setContact] = useState<string>();
  const people = useQuery({
    ...api.contacts.list.queryOptions({ input: { accountId: accountId ?? '', limit: 200 } }),
    enabled: accountId !== undefined,
  });
  const signUp = useChange({
    work: (chosen: string) => client.trainingSessions.signUp({ id: sessionId, contactId: chosen }),
    said: ({ state }) => t(state === 'waiting' ? 'training.waitingSaid' : 'training.signedSaid'),
    changes: [api.trainingSessions.key(), api.courses.key()],
  });
  const choose = (account: string) => {
    setAccount(account);
    setContact(undefined);
  };
  return (
    <div className="stack signUp">
      <AccountSelect label={t('training.column.customer')} onChange={choose} {...(accountId ? { value: accountId } : {})} />
      <Select<string>
        aria-label={t('training.whom')}
        placeholder={t('training.whom')}
        disabled={!accountId}
        loading={people.isFetching}
        showSearch={{ optionFilterProp: 'label' }}
        options={(people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setContact}
        {...(contactId ? { value: contactId } : {})}
      />
      <ActionProblem error={signUp.error} />
      <Button
        disabled={!contactId}
        loading={signUp.isPending}
        onClick={() => contactId && signUp.mutate(contactId, { onSuccess: () => setContact(undefined) })}
      >
        {t('training.signUp')}
      </Button>
    </div>
  );
}

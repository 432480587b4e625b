import { DeleteOutlined } from '@ant-design/icons';
import { ACCOUNT_NAME_KINDS, type AccountName } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, formatDate, SkeletonRows } from '../../kit/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';

/** What else the account is called: former names with their dates, short and English ones, codes of registers. */
export function AccountNames({ accountId, editable }: { accountId: string; editable: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const found = useQuery(api.names.list.queryOptions({ input: { accountId } }));
  const change = useMutation({ mutationFn: (work: () => Promise<unknown>) => work(), onSettled: () => queries.invalidateQueries() });
  if (found.isPending) return <SkeletonRows rows={2} />;
  if (!found.data) return <QueryFailed level={3} error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <>
      {found.data.items.length === 0 ? <p className="note hairTop emptyNote">{t('customer.names.none')}</p> : null}
      <dl className="fieldList">
        {found.data.items.map((name) => (
          <div key={name.id}>
            <dt>{t(`customer.names.kind.${name.kind}`)}</dt>
            <dd className="row">
              <NameValue name={name} />
              {editable && name.kind !== 'code' ? (
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('customer.names.remove', { name: name.value })}
                  disabled={change.isPending}
                  onClick={() => change.mutate(() => client.names.remove({ accountId, id: name.id }))}
                />
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
      <ActionProblem error={change.error} />
      {editable ? (
        <AddName busy={change.isPending} onAdd={(given) => change.mutateAsync(() => client.names.add({ accountId, ...given }))} />
      ) : null}
    </>
  );
}

function NameValue({ name }: { name: AccountName }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [from, until] = [name.validFrom, name.validUntil].map((day) => (day ? formatDate(day, language) : null));
  const dates =
    from && until
      ? t('customer.names.dates', { from, until })
      : until
        ? t('customer.names.until', { until })
        : from
          ? t('customer.names.from', { from })
          : null;
  return (
    <span className="grow">
      {name.value} {dates ? <span className="note block">{dates}</span> : null}
    </span>
  );
}

type Given = Pick<Parameters<typeof client.names.add>[0], 'kind' | 'value'>;
const GIVEN = ACCOUNT_NAME_KINDS.filter((kind): kind is Given['kind'] => kind !== 'code');

function AddName({ busy, onAdd }: { busy: boolean; onAdd: (given: Given) => Promise<unknown> }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Given['kind']>('former');
  const [value, setValue] = useState('');
  const add = () => {
    if (!value.trim()) return;
    // A refusal is shown above; what was typed stays.
    onAdd({ kind, value }).then(
      () => setValue(''),
      () => undefined,
    );
  };
  return (
    <div className="row addName">
      <Select
        size="small"
        value={kind}
        onChange={setKind}
        aria-label={t('customer.names.kindLabel')}
        options={GIVEN.map((each) => ({ value: each, label: t(`customer.names.kind.${each}`) }))}
      />
      <Input
        size="small"
        value={value}
        maxLength={200}
        aria-label={t('customer.names.value')}
        placeholder={t('customer.names.value')}
        onChange={(event) => setValue(event.target.value)}
        onPressEnter={add}
      />
      <Button size="small" disabled={busy || !value.trim()} onClick={add}>
        {t('customer.names.add')}
      </Button>
    </div>
  );
}

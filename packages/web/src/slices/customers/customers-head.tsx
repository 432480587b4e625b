import { DownloadOutlined, PlusOutlined } from '@ant-design/icons';
import { EXPORT_ENTITIES } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportUrl } from '../../api/index.ts';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatMoney, formatNumber, PageHead, RichText } from '../../kit/index.ts';
import { DayControl } from '../../shell/day-shown.tsx';
import { useSession } from '../../shell/session.tsx';
import { TemplatesDialog } from '../excel/templates-dialog.tsx';
import { MASKED } from '../metrics/metric-value.ts';
import { useTierOverview } from '../tiers/use-levels.ts';
import type { CustomersSearch } from './customers.search.ts';
import { exportQuery } from './use-customers.ts';

interface Sums {
  accounts: number;
  amount12m: string;
  asOf: string | null;
}

interface CustomersHeadProps {
  all: Sums | undefined;
  search: CustomersSearch;
  onNew: () => void;
}

/** The answer in words: how many customers, what they ordered, how many changed tier at the last evaluation. */
export function CustomersHead({ all, search, onNew }: CustomersHeadProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const title = t('shell.group.customers');
  return (
    <PageHead
      title={title}
      eyebrow={all?.asOf ? t('customers.eyebrow', { date: formatDate(all.asOf, language) }) : title}
      answer={<Answer all={all} />}
      actions={
        <>
          <DayControl />
          {can('exports.run') ? <ExportMenu search={search} /> : null}
          {can('imports.run') ? (
            <Link to={IMPORT as string}>
              <Button tabIndex={-1}>{t('customers.import')}</Button>
            </Link>
          ) : null}
          {can('accounts.write') ? (
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={onNew}>
              {t('customers.new.action')}
            </Button>
          ) : null}
        </>
      }
    />
  );
}

export const IMPORT = '/admin/import';

function Answer({ all }: { all: Sums | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const moved = useTierOverview().data?.moved;
  if (!all) return <span className="ink3">{t('customers.answer.loading')}</span>;
  if (all.accounts === 0) return t('customers.answer.none');
  const changes = moved ? moved.up + moved.down : 0;
  const masked = all.amount12m === MASKED;
  const values = {
    count: all.accounts,
    accounts: formatNumber(all.accounts, language),
    amount: masked ? '' : formatMoney(all.amount12m, currency, language),
  };
  return (
    <>
      <RichText text={masked ? 'customers.answer.masked' : 'customers.answer.plain'} values={values} />
      {changes > 0 ? <RichText text="customers.answer.moved" values={{ count: changes, moved: formatNumber(changes, language) }} /> : null}
    </>
  );
}

/** The present filter as a file. */
function ExportMenu({ search }: { search: CustomersSearch }) {
  const { t } = useTranslation();
  const [filling, setFilling] = useState(false);
  const query = exportQuery(search);
  const { sort: _, ...filtered } = query;
  const files = [
    { key: 'xlsx', url: exportUrl('accounts', { ...query, format: 'xlsx' }) },
    { key: 'csv', url: exportUrl('accounts', { ...query, format: 'csv' }) },
    { key: 'byOwner', url: exportUrl('accounts', { ...query, format: 'xlsx', split: 'owner' }) },
    { key: 'byRegion', url: exportUrl('accounts', { ...query, format: 'xlsx', split: 'region' }) },
    { key: 'byTeam', url: exportUrl('accounts', { ...query, format: 'xlsx', split: 'team' }) },
    { key: 'edit', url: exportUrl('accounts', { ...query, format: 'xlsx', rowIds: 'true' }) },
    { key: 'people', url: exportUrl('contacts', { ...filtered, format: 'xlsx' }) },
    { key: 'editPeople', url: exportUrl('contacts', { ...filtered, format: 'xlsx', rowIds: 'true' }) },
  ] as const;
  const items = files.map(({ key, url }) => ({
    key,
    label: (
      <a href={url} download>
        {t(`customers.export.${key}`)}
      </a>
    ),
  }));
  return (
    <>
      <Dropdown
        menu={{ items: [...items, { type: 'divider' }, { key: 'template', label: t('excel.open'), onClick: () => setFilling(true) }] }}
        trigger={['click']}
      >
        <Button icon={<DownloadOutlined aria-hidden />}>{t('customers.export.action')}</Button>
      </Dropdown>
      {filling ? <TemplatesDialog entities={EXPORT_ENTITIES} layout="list" query={query} onClose={() => setFilling(false)} /> : null}
    </>
  );
}

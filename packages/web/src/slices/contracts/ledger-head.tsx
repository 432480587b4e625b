import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportUrl, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatMoney, formatNumber, PageHead, RichText } from '../../kit/index.ts';
import { DayControl } from '../../shell/day-shown.tsx';
import { useSession } from '../../shell/session.tsx';
import { TemplatesDialog } from '../excel/templates-dialog.tsx';
import { MASKED } from '../metrics/metric-value.ts';
import { useLedgerAddress } from './use-ledger.ts';

interface LedgerHeadProps {
  sums: { contracts: number; annual: string } | undefined;
  day: string;
}

const FILES = [
  { key: 'xlsx', format: 'xlsx' },
  { key: 'csv', format: 'csv' },
  { key: 'edit', format: 'xlsx', rowIds: 'true' },
  { key: 'byOwner', format: 'xlsx', split: 'owner' },
  { key: 'byRegion', format: 'xlsx', split: 'region' },
] as const;

/** How many contracts there are, what they bring a year, which day is shown. */
export function LedgerHead({ sums, day }: LedgerHeadProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const me = useMe();
  const { search, change } = useLedgerAddress();
  const masked = sums?.annual === MASKED;
  const values = {
    contracts: formatNumber(sums?.contracts ?? 0, language),
    annual: masked || !sums ? '' : formatMoney(sums.annual, me?.organisation.baseCurrency ?? 'CNY', language),
  };
  const [filling, setFilling] = useState(false);
  const narrowed = { ...(search.asOf ? { asOf: search.asOf } : {}), ...(search.mine ? { mine: 'true' } : {}) };
  const items = FILES.map(({ key, ...file }) => ({
    key,
    label: (
      <a href={exportUrl('contracts', { ...file, ...narrowed })} download>
        {t(`ledger.exportAs.${key}`)}
      </a>
    ),
  }));
  return (
    <PageHead
      title={t('shell.page.contracts')}
      eyebrow={t('ledger.eyebrow', { day: formatDate(day, language) })}
      answer={sums ? <RichText text={masked ? 'ledger.answerMasked' : 'ledger.answer'} values={values} /> : <span className="ink3">…</span>}
      sub={t('ledger.sub')}
      actions={
        <>
          <DayControl />
          {can('settings.manage') ? <Button onClick={() => change({ panel: 'settings' })}>{t('ledger.settings.open')}</Button> : null}
          {can('exports.run') ? (
            <Dropdown
              menu={{
                items: [...items, { type: 'divider' }, { key: 'template', label: t('excel.open'), onClick: () => setFilling(true) }],
              }}
              trigger={['click']}
              key={day}
            >
              <Button icon={<DownloadOutlined aria-hidden />}>{t('ledger.export')}</Button>
            </Dropdown>
          ) : null}
          {filling ? <TemplatesDialog entities={['contracts']} layout="list" query={narrowed} onClose={() => setFilling(false)} /> : null}
        </>
      }
    />
  );
}

import type { Account } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../kit/index.ts';
import { DayControl } from '../../shell/day-shown.tsx';
import { FillTemplate } from '../excel/fill-template.tsx';
import { AccountSummary } from './account-summary.tsx';
import { type AccountFacts, useAccountAddress } from './use-account.ts';

/** Name, the answer in a sentence, which day is shown, and the one thing most often done here. */
export function AccountHead({ account, facts }: { account: Account; facts: AccountFacts }) {
  const { t } = useTranslation();
  const { search, go } = useAccountAddress();
  return (
    <PageHead
      title={account.name}
      eyebrow={
        <>
          <Link to="/customers">{t('shell.group.customers')}</Link> / <span>{account.code}</span>
          {account.parentId ? (
            <>
              {' '}
              ·{' '}
              <Link to="/customers/$accountId" params={{ accountId: account.parentId }}>
                {t('customer.below', { name: account.parentName ?? '' })}
              </Link>
            </>
          ) : null}
        </>
      }
      answer={account.name}
      sub={<AccountSummary facts={facts} />}
      strongSub
      actions={
        <>
          <DayControl />
          {facts.may('exports.run') ? (
            <FillTemplate
              entities={['accounts']}
              layout="card"
              query={{ account: account.id, ...(search.asOf ? { asOf: search.asOf } : {}) }}
            />
          ) : null}
          {facts.may('interactions.write') ? (
            <Button type="primary" disabled={facts.isPast} onClick={() => go({ panel: 'log' })} aria-keyshortcuts="l">
              {t('customer.logContact')}
            </Button>
          ) : null}
        </>
      }
    />
  );
}

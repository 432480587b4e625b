import { type CompetitorPresence, competitorRecords, type RecordType, recordTypeOf } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import {
  DockedPanel,
  EmptyState,
  Failure,
  formatDate,
  formatNumber,
  PageHead,
  PanelLayout,
  RichText,
  SkeletonRows,
  type Undoable,
  UndoToast,
} from '../../kit/index.ts';
import { RecordPanel, useRecord } from '../../records/index.ts';
import { DayControl } from '../../shell/day-shown.tsx';
import { useSession } from '../../shell/session.tsx';
import { CompetitorDetail } from './competitor-detail.tsx';
import '../account/account.css';
import './market.css';
import type { CompetitorsSearch } from './market.search.ts';
import { PresenceList } from './presence-list.tsx';

/** Which competitors are at how many customers, what they do, and what we decided. */
export default function CompetitorsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate({ from: '/customers/competitors' });
  const search = useSearch({ from: '/customers/competitors' });
  const today = useMe()?.today ?? '';
  const { can } = useSession();
  const [done, setDone] = useState<Undoable | null>(null);
  const found = useQuery(
    api.market.presence.queryOptions({ input: search.asOf ? { asOf: search.asOf } : {}, placeholderData: (before) => before }),
  );
  const change = (next: Partial<CompetitorsSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const edits = can('facts.write');
  const items = found.data?.items ?? [];
  const open = items.find((one) => one.competitorId === search.competitor) ?? items[0];
  const undecided = items.reduce((sum, one) => sum + one.undecided, 0);
  return (
    <PanelLayout
      size="script"
      panel={
        search.record ? (
          <CompetitorRecord
            search={search}
            competitor={open}
            editable={edits}
            onClose={() => change({ record: undefined })}
            onDone={setDone}
          />
        ) : null
      }
    >
      <PageHead
        title={t('shell.page.competitors')}
        eyebrow={t('market.eyebrow', { day: formatDate(search.asOf ?? today, language) })}
        answer={
          found.data ? (
            <Answer seen={found.data.seen} accounts={found.data.accounts} />
          ) : (
            <span className="ink3">{t('market.loading')}</span>
          )
        }
        sub={undecided ? t('market.sub', { count: undecided }) : undefined}
        actions={
          <>
            <DayControl />
            {edits ? (
              <Button type="primary" onClick={() => change({ record: 'competitors:new' })}>
                {t('market.add')}
              </Button>
            ) : null}
          </>
        }
      />
      {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={6} /> : null}
      {found.data && items.length === 0 ? <EmptyState title={t('market.title')}>{t('market.detail')}</EmptyState> : null}
      {found.data && open ? (
        <div className="marketPage">
          <PresenceList
            items={items}
            accounts={found.data.accounts}
            openId={open.competitorId}
            onOpen={(id) => change({ competitor: id, record: undefined })}
          />
          <CompetitorDetail
            key={open.competitorId}
            competitor={open}
            asOf={search.asOf}
            editable={edits}
            onRecord={(record) => change({ record })}
            openId={search.record?.split(':')[1]}
          />
        </div>
      ) : null}
      <UndoToast done={done} onGone={() => setDone(null)} />
    </PanelLayout>
  );
}

function Answer({ seen, accounts }: { seen: number; accounts: number }) {
  const language = useLanguage();
  const { t } = useTranslation();
  if (seen === 0) return t('market.answerNone');
  return <RichText text="market.answer" values={{ count: seen, share: formatNumber(seen / (accounts || 1), language, 'percent') }} />;
}

interface CompetitorRecordProps {
  search: CompetitorsSearch;
  competitor: CompetitorPresence | undefined;
  editable: boolean;
  onClose: () => void;
  onDone: (done: Undoable) => void;
}

function CompetitorRecord({ search, competitor, editable, onClose, onDone }: CompetitorRecordProps) {
  const today = useMe()?.today ?? '';
  const [entity = '', asked] = (search.record ?? '').split(':');
  const type: RecordType | undefined = recordTypeOf(entity);
  const id = asked === 'new' ? undefined : asked;
  const found = useRecord(type, id, search.asOf);
  if (!type) return null;
  if (id && !found.data)
    return (
      <DockedPanel title="…" onClose={onClose}>
        {found.error ? <Failure level={3} error={found.error} onRetry={() => void found.refetch()} /> : <SkeletonRows rows={6} />}
      </DockedPanel>
    );
  const initial = { [type.day]: today, ...(type === (competitorRecords as RecordType) ? {} : { competitorId: competitor?.competitorId }) };
  return (
    <RecordPanel
      type={type}
      row={found.data}
      accountId={found.data?.accountId}
      eyebrow={type === (competitorRecords as RecordType) ? undefined : competitor?.title}
      initial={initial}
      editable={editable}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

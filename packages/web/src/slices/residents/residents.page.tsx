import { RESIDENT_VIEWS } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { DockedPanel, EmptyState, Failure, morePages, PageHead, PanelLayout, RichText, SegmentLinks } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { ResidentForm } from './resident-form.tsx';
import { ResidentPanel } from './resident-panel.tsx';
import { ResidentTable } from './resident-table.tsx';

/** Who works at which customer's, and whose month waits for a report? */
export default function ResidentsPage() {
  const { t } = useTranslation();
  const { can } = useSession();
  const navigate = useNavigate({ from: '/service/residents' });
  const { view = 'running', resident } = useSearch({ from: '/service/residents' });
  const found = useInfiniteQuery(pagesOf(api.residents.list, { view, limit: 50 }));
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const open = (id: string | undefined) => void navigate({ search: (before) => ({ ...before, resident: id }), replace: true });
  const waiting = rows.reduce((sum, { due }) => sum + due, 0);
  const adds = resident === 'new' && can('facts.write');
  const panel = adds ? (
    <DockedPanel title={t('resident.add')} onClose={() => open(undefined)}>
      <ResidentForm onDone={open} onCancel={() => open(undefined)} />
    </DockedPanel>
  ) : resident && resident !== 'new' ? (
    <ResidentPanel key={resident} id={resident} onClose={() => open(undefined)} />
  ) : null;
  return (
    <PanelLayout panel={panel}>
      <PageHead
        title={t('shell.page.residents')}
        eyebrow={t('resident.eyebrow')}
        answer={waiting ? <RichText text="resident.answer.due" values={{ count: waiting }} /> : t('resident.answer.calm')}
        sub={t('resident.sub')}
        actions={
          can('facts.write') ? (
            <Button type="primary" onClick={() => open('new')}>
              {t('resident.add')}
            </Button>
          ) : undefined
        }
      />
      <SegmentLinks
        label={t('resident.views')}
        current={view}
        segments={RESIDENT_VIEWS.map((key) => ({
          key,
          label: t(`resident.view.${key}`),
          link: { to: '/service/residents' as const, search: { view: key === 'running' ? undefined : key } },
        }))}
      />
      {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data && rows.length === 0 ? <EmptyState title={t(`resident.empty.${view}`)}>{t('resident.empty.detail')}</EmptyState> : null}
      {found.isPending || rows.length > 0 ? (
        <ResidentTable rows={rows} loading={found.isPending} openKey={resident} onOpen={({ id }) => open(id)} {...morePages(found)} />
      ) : null}
    </PanelLayout>
  );
}

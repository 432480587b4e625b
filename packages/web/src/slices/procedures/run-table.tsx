import type { PROCEDURE_VIEWS, ProcedureRun } from '@fulcrum/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, pagesOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, Door, EmptyState, Failure, morePages, TableOrLines } from '../../kit/index.ts';
import { CourtOf, DueOf, StepOf } from './run-facts.tsx';

interface RunTableProps {
  view: (typeof PROCEDURE_VIEWS)[number];
  openId: string | undefined;
  onOpen: (id: string) => void;
}

/** Runs of all procedures: which step, with whom, until when. */
export function RunTable({ view, openId, onOpen }: RunTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useInfiniteQuery(pagesOf(api.procedures.runs, { view, limit: 50 }));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const name = (row: ProcedureRun) => <Door onOpen={() => onOpen(row.id)}>{row.accountName}</Door>;
  const columns: Column<ProcedureRun>[] = [
    { key: 'customer', title: t('procedure.customer'), always: true, render: name },
    { key: 'procedure', title: t('procedure.name'), width: 128, render: (row) => row.name[language] },
    { key: 'step', title: t('procedure.step'), width: 240, render: (row) => <StepOf run={row} /> },
    { key: 'court', title: t('procedure.court'), width: 168, render: (row) => <CourtOf run={row} /> },
    { key: 'due', title: t('procedure.due'), width: 208, render: (row) => <DueOf run={row} /> },
  ];
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data && rows.length === 0) return <EmptyState title={t('procedure.noneRuns')}>{t('procedure.noneDetail')}</EmptyState>;
  return (
    <TableOrLines
      label={t('shell.page.procedures')}
      list="procedure-runs"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      loading={found.isPending}
      openKey={openId}
      keyboard
      narrow={openId !== undefined}
      {...morePages(found)}
      line={(row, cell) => ({ head: name(row), side: row.name[language], note: [cell('step'), cell('court'), cell('due')] })}
    />
  );
}

import type { Import } from '@fulcrum/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { Failure, PageHead, RelativeTime, SkeletonRows, StepBar } from '../../kit/index.ts';
import { ImportAnswer } from './import-answer.tsx';
import { ImportDone } from './import-done.tsx';
import { isBusy, useImport } from './import-queries.ts';
import { ImportResult } from './import-result.tsx';
import { ImportRunning } from './import-running.tsx';
import './imports.css';
import { MappingStep } from './mapping-step.tsx';
import { useEntityName } from './use-entity-name.ts';

const stepOf: Record<Import['state'], number> = { uploaded: 1, failed: 1, cancelled: 1, reading: 2, checked: 2, committing: 3, done: 4 };

/** One import from its file to what it changed. The address holds it: leave and come back. */
export default function ImportPage() {
  const { t } = useTranslation();
  const nameOf = useEntityName();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { importId } = useParams({ from: '/admin/import/$importId' });
  const { mapping = false } = useSearch({ from: '/admin/import/$importId' });
  const query = useImport(importId);
  const current = query.data;
  const showMapping = (open: boolean) =>
    void navigate({ to: '/admin/import/$importId', params: { importId }, search: { mapping: open || undefined }, replace: true });
  const changed = (next: Import) => {
    queries.setQueryData(api.imports.get.queryKey({ input: { id: importId } }), next);
    void queries.invalidateQueries({ queryKey: api.imports.problems.key() });
    showMapping(false);
  };
  if (!current) {
    return (
      <>
        <title>{`${t('shell.page.import')} · Fulcrum`}</title>
        {query.error ? <Failure level={1} error={query.error} onRetry={() => void query.refetch()} /> : <SkeletonRows />}
      </>
    );
  }
  const editing = ['uploaded', 'failed', 'cancelled'].includes(current.state) || (current.state === 'checked' && mapping);
  return (
    <>
      <PageHead
        title={current.fileName}
        eyebrow={
          <>
            <Link to="/admin/import">{t('shell.page.import')}</Link>
            <span>
              · {nameOf(current.entity)} · {current.fileName} · <RelativeTime value={current.createdAt} />
            </span>
          </>
        }
        answer={<ImportAnswer current={current} />}
      />
      <StepBar
        label={t('firstRun.steps')}
        steps={(['file', 'mapping', 'check', 'commit'] as const).map((step) => t(`importing.step.${step}`))}
        current={editing ? 1 : stepOf[current.state]}
      />
      {isBusy(current.state) ? <ImportRunning current={current} onChanged={changed} /> : null}
      {editing ? (
        <MappingStep
          key={current.id + current.state}
          current={current}
          onChanged={changed}
          onKeep={current.state === 'checked' ? () => showMapping(false) : undefined}
        />
      ) : null}
      {current.state === 'checked' && !editing ? (
        <ImportResult current={current} onChanged={changed} onEdit={() => showMapping(true)} />
      ) : null}
      {current.state === 'done' ? <ImportDone current={current} /> : null}
    </>
  );
}

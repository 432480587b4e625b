import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { ActionProblem, DockedPanel, Failure, SkeletonRows } from '../../kit/index.ts';
import { ChangeList } from './change-list.tsx';
import { SubmissionNotes } from './submission-note.tsx';
import { usePublishing } from './use-publishing.ts';

interface VersionPanelProps {
  policyId: string;
  version: number;
  onClose: () => void;
}

/** One version: what it changed when it came, what it would change now, and putting it back in force. */
export function VersionPanel({ policyId, version, onClose }: VersionPanelProps) {
  const { t } = useTranslation();
  const { offered } = usePublishing();
  const found = useQuery(api.policies.get.queryOptions({ input: { id: policyId } }));
  const versions = (found.data?.versions ?? []).toSorted((a, b) => b.version - a.version);
  const shown = versions.find((one) => one.version === version);
  const before = versions.find((one) => one.version < version && (one.state === 'published' || one.state === 'retired'));
  const inForce = found.data?.version ?? null;
  return (
    <DockedPanel eyebrow={t('tiers.versions.title')} title={`v${version}`} onClose={onClose}>
      {found.error ? <Failure level={3} error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data ? (
        <>
          {shown?.note ? <p className="ink2">{shown.note}</p> : null}
          <SubmissionNotes submissions={found.data.submissions} version={version} />
          {before ? (
            <Difference
              title={t('tiers.versions.came', { version: before.version })}
              input={{ id: policyId, from: before.version, to: version }}
            />
          ) : (
            <p className="note">{t('tiers.versions.first')}</p>
          )}
          {shown?.state === 'retired' && inForce !== null ? (
            <>
              <Difference title={t('tiers.versions.back', { version: inForce })} input={{ id: policyId, from: inForce, to: version }} />
              {offered ? <RollBack policyId={policyId} version={version} /> : null}
            </>
          ) : null}
        </>
      ) : (
        <SkeletonRows rows={6} />
      )}
    </DockedPanel>
  );
}

function Difference({ title, input }: { title: string; input: { id: string; from: number; to: number } }) {
  const found = useQuery(api.policies.compare.queryOptions({ input }));
  return (
    <section className="versionDifference">
      <h3 className="section">{title}</h3>
      {found.error ? <Failure level={3} error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data ? <ChangeList changes={found.data.changes} /> : found.error ? null : <SkeletonRows rows={2} />}
    </section>
  );
}

function RollBack({ policyId, version }: { policyId: string; version: number }) {
  const { t } = useTranslation();
  const id = useId();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const { asks, rollBack } = usePublishing();
  const back = useMutation({
    mutationFn: () => rollBack(policyId, version, note.trim() || undefined),
    onSuccess: () => queries.invalidateQueries(),
  });
  if (back.data)
    return (
      <p role="status" className="policyResult section">
        {back.data.awaits ? t('approval.doneBack', { version }) : t('tiers.versions.done', { version, made: back.data.version })}
      </p>
    );
  return (
    <div className="publish">
      <label className="note" htmlFor={id}>
        {t('tiers.versions.why')}
      </label>
      <Input.TextArea id={id} autoSize={{ minRows: 2 }} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
      <p className="note">{t(asks ? 'approval.effectBack' : 'tiers.versions.effect', { version })}</p>
      <Button type="primary" loading={back.isPending} onClick={() => back.mutate()}>
        {t(asks ? 'approval.submitBack' : 'tiers.versions.rollBack', { version })}
      </Button>
      <ActionProblem error={back.error} />
    </div>
  );
}

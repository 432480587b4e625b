import type { PolicyInfo, Submission } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, Failure, formatDate, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { ChangeList } from './change-list.tsx';

interface AwaitingApprovalProps {
  policy: Pick<PolicyInfo, 'id' | 'name' | 'version'>;
  submission: Submission;
  /** Names the policy, where the page is about another. */
  named?: boolean;
}

/** What waits for a second person: who handed it in and why, what it changes in words, and deciding it. */
export function AwaitingApproval({ policy, submission, named }: AwaitingApprovalProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { version, restores, note, on, by, at } = submission;
  const to = restores ?? version;
  return (
    <section className="plannedVersion" aria-label={t('approval.title')}>
      <p role="status">
        {named ? <b>{policy.name[language]} </b> : null}
        {restores === null ? t('approval.waits', { version }) : t('approval.waitsBack', { version: restores })}
        {t('approval.by', { person: by ?? t('approval.nobody'), at: formatDate(at, language, { style: 'minute' }) })}
        {on ? t('approval.on', { date: formatDate(on, language) }) : null}
      </p>
      {note ? <p className="ink2">{t('approval.note', { note })}</p> : null}
      {policy.version !== null && to !== null ? <Changes input={{ id: policy.id, from: policy.version, to }} /> : null}
      <Decide policyId={policy.id} submission={submission} />
    </section>
  );
}

function Changes({ input }: { input: { id: string; from: number; to: number } }) {
  const found = useQuery(api.policies.compare.queryOptions({ input }));
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  return found.data ? <ChangeList changes={found.data.changes} /> : <SkeletonRows rows={2} />;
}

function Decide({ policyId: id, submission: { id: submission, mine } }: { policyId: string; submission: Submission }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const queries = useQueryClient();
  const field = useId();
  const [reason, setReason] = useState('');
  const told = reason.trim();
  const decide = useMutation({
    mutationFn: async (verb: 'approve' | 'sendBack' | 'takeBack') => {
      if (verb === 'approve') await client.policies.approve({ id, submission, ...(told ? { reason: told } : {}) });
      else if (verb === 'sendBack') await client.policies.sendBack({ id, submission, reason: told });
      else await client.policies.takeBack({ id, submission });
    },
    onSettled: () => queries.invalidateQueries(),
  });
  const running = (verb: typeof decide.variables) => decide.isPending && decide.variables === verb;
  if (mine)
    return (
      <div className="row wrap">
        <p className="note grow">{t('approval.mine')}</p>
        {can('policies.edit') ? (
          <Button size="small" loading={running('takeBack')} onClick={() => decide.mutate('takeBack')}>
            {t('approval.takeBack')}
          </Button>
        ) : null}
        <ActionProblem error={decide.error} />
      </div>
    );
  if (!can('policies.publish')) return <p className="note">{t('approval.others')}</p>;
  return (
    <div className="publish">
      <label className="note" htmlFor={field}>
        {t('approval.reason')}
      </label>
      <Input.TextArea
        id={field}
        autoSize={{ minRows: 1 }}
        maxLength={10_000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="row wrap">
        <Button type="primary" loading={running('approve')} disabled={decide.isPending} onClick={() => decide.mutate('approve')}>
          {t('approval.approve')}
        </Button>
        <Button loading={running('sendBack')} disabled={!told || decide.isPending} onClick={() => decide.mutate('sendBack')}>
          {t('approval.sendBack')}
        </Button>
        {told ? null : <span className="note">{t('approval.reasonNeeded')}</span>}
      </div>
      <ActionProblem error={decide.error} />
    </div>
  );
}

/** What waits of every other policy: rights, service levels, lifecycles and plays have no page of their own for it. */
export function OthersAwaiting({ policyId }: { policyId: string }) {
  const found = useQuery(api.policies.list.queryOptions({ input: {} }));
  return (found.data?.items ?? []).map((policy) =>
    policy.submission && policy.id !== policyId ? (
      <AwaitingApproval key={policy.submission.id} policy={policy} submission={policy.submission} named />
    ) : null,
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Switch } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem, DockedPanel, Failure, SkeletonRows } from '../../kit/index.ts';
import { AwaitingRules } from './awaiting-rules.tsx';

/** Whether publishing needs a second person: for every kind of policy. */
export function PublishingRulesPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const rules = useQuery(api.policies.rules.queryOptions({ input: {} }));
  const save = useMutation({
    mutationFn: (secondPerson: boolean) => client.policies.setRules({ secondPerson }),
    onSuccess: async ({ endAsked }) => {
      await queries.invalidateQueries({ queryKey: api.policies.key() });
      message.success(t(endAsked ? 'approval.rules.asked' : 'approval.rules.saved'));
    },
  });
  return (
    <DockedPanel eyebrow={t('shell.page.tiers')} title={t('approval.rules.title')} onClose={onClose}>
      {rules.error ? <Failure level={3} error={rules.error} onRetry={() => void rules.refetch()} /> : null}
      {rules.data ? (
        <>
          <div className="row publishingRule">
            <label className="grow strong" htmlFor={id}>
              {t('approval.rules.secondPerson')}
            </label>
            <Switch
              id={id}
              checked={rules.data.secondPerson}
              loading={save.isPending}
              onChange={(secondPerson) => save.mutate(secondPerson)}
              disabled={rules.data.endAsked !== null}
            />
          </div>
          <p className="note">{t('approval.rules.effect')}</p>
          <AwaitingRules />
          <ActionProblem error={save.error} />
        </>
      ) : rules.error ? null : (
        <SkeletonRows rows={2} />
      )}
    </DockedPanel>
  );
}

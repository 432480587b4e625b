import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, formatDate } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';

/** That somebody wants publishing to need no second person any more: another person agrees, or nothing changes. */
export function AwaitingRules() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const queries = useQueryClient();
  const rules = useQuery(api.policies.rules.queryOptions({ input: {} }));
  const decide = useMutation({
    mutationFn: (agreed: boolean) => (agreed ? client.policies.agreeRules({}) : client.policies.setRules({ secondPerson: true })),
    onSettled: () => queries.invalidateQueries({ queryKey: api.policies.key() }),
  });
  const asked = rules.data?.endAsked;
  if (!asked) return <ActionProblem error={decide.error} />;
  const { by, at, mine } = asked;
  return (
    <section className="plannedVersion" aria-label={t('approval.rules.endTitle')}>
      <p role="status">
        {t('approval.rules.endAsked', { person: by ?? t('approval.nobody'), at: formatDate(at, language, { style: 'minute' }) })}
      </p>
      <p className="note">{t(mine ? 'approval.rules.endMine' : 'approval.rules.endEffect')}</p>
      <div className="row wrap">
        {mine || !can('policies.publish') ? null : (
          <Button
            type="primary"
            loading={decide.isPending && decide.variables}
            disabled={decide.isPending}
            onClick={() => decide.mutate(true)}
          >
            {t('approval.rules.endAgree')}
          </Button>
        )}
        {can('settings.manage') ? (
          <Button loading={decide.isPending && !decide.variables} disabled={decide.isPending} onClick={() => decide.mutate(false)}>
            {t(mine ? 'approval.rules.endTakeBack' : 'approval.rules.endKeep')}
          </Button>
        ) : null}
      </div>
      <ActionProblem error={decide.error} />
    </section>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, problemOf } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';

/** Judges every account now; says how many were evaluated, how many changed and how long it took. */
export function EvaluateNow() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { notification } = App.useApp();
  const queries = useQueryClient();
  const evaluate = useMutation({
    mutationFn: () => client.evaluations.run({}),
    onSuccess: async ({ policies, seconds }) => {
      const tiers = policies.filter((policy) => policy.kind === 'tier');
      const sum = (values: number[]) =>
        formatNumber(
          values.reduce((total, value) => total + value, 0),
          language,
        );
      notification.info({
        key: 'evaluated',
        title: t('tiers.evaluate.done', { accounts: sum(tiers.map((run) => run.accounts)) }),
        description: t('tiers.evaluate.result', {
          changed: sum(tiers.map((run) => run.changed)),
          seconds: formatNumber(seconds, language, 'plain', 1),
        }),
      });
      await queries.invalidateQueries();
    },
    onError: (error) => {
      notification.warning({ key: 'evaluated', title: problemOf(error)?.title ?? t('kit.state.noAnswer') });
    },
  });
  return (
    <Button type="primary" loading={evaluate.isPending} onClick={() => evaluate.mutate()}>
      {evaluate.isPending ? t('tiers.evaluate.running') : t('tiers.evaluate.action')}
    </Button>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';

const CHOICES = [13, 25, 37, 61] as const;
const FOR_GOOD = 0;

/** How many months are kept. What is older goes within the hour and cannot be brought back: the text says so before the choice. */
export function Retention({ months }: { months: number | null }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const queries = useQueryClient();
  const retain = useMutation({
    mutationFn: (next: number) => client.usage.retain({ months: next === FOR_GOOD ? null : next }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.usage.metrics.key() }),
  });
  const labelOf = (count: number) => (count === FOR_GOOD ? t('using.kept.forGood') : t('using.kept.months', { count }));
  const values = [...new Set([FOR_GOOD, ...CHOICES, months ?? FOR_GOOD])].toSorted((a, b) => a - b);
  return (
    <section className="usageKept">
      <h2 className="section">{t('using.kept.title')}</h2>
      {can('settings.manage') ? (
        <div className="row">
          <Select
            aria-label={t('using.kept.title')}
            style={{ width: 160 }}
            value={months ?? FOR_GOOD}
            loading={retain.isPending}
            onChange={(next) => retain.mutate(next)}
            options={values.map((value) => ({ value, label: labelOf(value) }))}
          />
          <span className="note">{t('using.kept.note')}</span>
        </div>
      ) : (
        <p className="ink2">{labelOf(months ?? FOR_GOOD)}</p>
      )}
      <ActionProblem error={retain.error} />
    </section>
  );
}

import { type CourseRules, OWNER_RULES } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { ActionProblem } from '../../kit/index.ts';

/** What becomes of giving a customer to somebody who has not learned what its products ask for. */
export function OwnerRule() {
  const { t } = useTranslation();
  const { data } = useQuery(api.courses.rules.queryOptions({ input: {} }));
  const save = useChange({
    work: (owners: CourseRules['owners']) => client.courses.setRules({ owners }),
    said: () => t('training.rulesSaid'),
    changes: [api.courses.rules.key()],
  });
  if (!data) return null;
  return (
    <section aria-labelledby="owner-rule">
      <h2 className="section" id="owner-rule">
        {t('training.rules')}
      </h2>
      <Select
        aria-labelledby="owner-rule"
        className="ownerRule"
        value={data.owners}
        loading={save.isPending}
        options={OWNER_RULES.map((value) => ({ value, label: t(`training.owners.${value}`) }))}
        onChange={(owners) => save.mutate(owners)}
      />
      <ActionProblem error={save.error} />
    </section>
  );
}

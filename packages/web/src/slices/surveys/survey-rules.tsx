import type { SurveyRules } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { DockedPanel, Failure, FormFoot, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';

const MOST = { contactDays: 730, perAccount: 1000, accountDays: 730 } as const satisfies Record<keyof SurveyRules, number>;
const NUMBERS = Object.keys(MOST) as (keyof SurveyRules)[];

/** How often people are asked, whatever the survey. */
export function SurveyRulesPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery(api.surveys.rules.queryOptions({ input: {} }));
  return (
    <DockedPanel title={t('surveying.rules.title')} onClose={onClose}>
      <p>{t('surveying.rules.what')}</p>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <RulesForm rules={found.data} onClose={onClose} />
      ) : (
        <SkeletonRows rows={3} />
      )}
    </DockedPanel>
  );
}

function RulesForm({ rules, onClose }: { rules: SurveyRules; onClose: () => void }) {
  const { t } = useTranslation();
  const mayEdit = useSession().can('plays.edit');
  const save = useChange({
    work: (values: SurveyRules) => client.surveys.setRules(values),
    said: () => t('surveying.rules.saved'),
    changes: [api.surveys.key()],
  });
  return (
    <Form<SurveyRules>
      name="surveyRules"
      layout="vertical"
      requiredMark={false}
      className="workForm"
      disabled={!mayEdit}
      initialValues={rules}
      onFinish={(values) => save.mutate(values, { onSuccess: onClose })}
    >
      {NUMBERS.map((name) => (
        <Form.Item key={name} name={name} label={t(`surveying.rules.${name}`)} rules={[{ required: true, message: t('surveying.needed') }]}>
          <InputNumber min={1} max={MOST[name]} precision={0} />
        </Form.Item>
      ))}
      {mayEdit ? <FormFoot error={save.error} saving={save.isPending} save={t('surveying.rules.save')} /> : null}
    </Form>
  );
}

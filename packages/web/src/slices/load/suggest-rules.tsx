import { SUGGESTION_KINDS, type WorkLoad, type WorklistRules } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Checkbox, Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, Failure, FormFoot, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';

type Levels = WorkLoad['levels'];

/** When a customer is worth a call without a task. */
export function SuggestRulesPanel({ levels, onClose }: { levels: Levels; onClose: () => void }) {
  const { t } = useTranslation();
  const rules = useQuery(api.worklist.rules.queryOptions({ input: {} }));
  return (
    <DockedPanel title={t('load.suggest.title')} onClose={onClose}>
      <p className="note">{t('load.suggest.note')}</p>
      {rules.error ? (
        <Failure level={3} error={rules.error} onRetry={() => void rules.refetch()} />
      ) : rules.data ? (
        <RulesForm rules={rules.data} levels={levels} onClose={onClose} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </DockedPanel>
  );
}

/** Days that a form has for a level: empty as the policy of benefits says, 0 for none. */
type Days = Record<string, number | null | undefined>;
interface Values extends Omit<WorklistRules, 'cadence'> {
  cadence: Days;
}
const typed = ({ cadence, ...rules }: WorklistRules): Values => ({
  ...rules,
  cadence: Object.fromEntries(Object.entries(cadence).map(([level, days]) => [level, days ?? 0])),
});
/** Levels that the form does not show keep what they have. */
const said = ({ cadence, ...values }: Values, before: WorklistRules, levels: Levels): WorklistRules => {
  const others = Object.entries(before.cadence).filter(([level]) => levels.every(({ id }) => id !== level));
  const own = levels.flatMap(({ id }) => {
    const days = cadence[id];
    return typeof days === 'number' ? [[id, days || null] as const] : [];
  });
  return { ...values, cadence: Object.fromEntries([...others, ...own]) };
};

function RulesForm({ rules, levels, onClose }: { rules: WorklistRules; levels: Levels; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: (values: Values) => client.worklist.setRules(said(values, rules, levels)),
    onSuccess: async () => {
      message.success(t('load.suggest.saved'));
      await queries.invalidateQueries({ queryKey: api.worklist.key() });
      onClose();
    },
  });
  const days = (name: 'deciderDays' | 'silenceDays' | 'restDays' | 'dueDays', most: number, least: 0 | 1) => (
    <Form.Item name={name} label={t(`load.suggest.${name}`)} rules={[{ required: true, message: t(`load.suggest.${name}`) }]}>
      <InputNumber min={least} max={most} precision={0} suffix={t('load.suggest.days')} style={{ width: 160 }} />
    </Form.Item>
  );
  return (
    <Form<Values>
      name="suggestRules"
      layout="vertical"
      requiredMark={false}
      className="workForm"
      disabled={!can('settings.manage')}
      initialValues={typed(rules)}
      onFinish={(values) => save.mutate(values)}
    >
      <Form.Item name="suggest" label={t('load.suggest.kinds')}>
        <Checkbox.Group
          className="tickLines"
          options={SUGGESTION_KINDS.map((value) => ({ value, label: t(`load.suggest.kind.${value}`) }))}
        />
      </Form.Item>
      {days('deciderDays', 730, 1)}
      {days('silenceDays', 365, 1)}
      {days('restDays', 365, 0)}
      {days('dueDays', 60, 0)}
      <h3 className="lbl">{t('load.suggest.cadence')}</h3>
      <p className="note">{t('load.suggest.cadenceNote')}</p>
      <div className="formPair">
        {levels.map(({ id, name }) => (
          <Form.Item key={id} name={['cadence', id]} label={name[language]}>
            <InputNumber
              min={0}
              max={730}
              precision={0}
              placeholder={t('load.suggest.byPolicy')}
              suffix={t('load.suggest.days')}
              style={{ width: '100%' }}
            />
          </Form.Item>
        ))}
      </div>
      {can('settings.manage') ? (
        <FormFoot error={save.error} saving={save.isPending} save={t('load.suggest.save')} />
      ) : (
        <p className="note">{t('load.suggest.administrator')}</p>
      )}
    </Form>
  );
}

import { HANDOVER_REASONS, type HandoverRules } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { DockedPanel, FormFoot, SkeletonRows } from '../../kit/index.ts';
import { PersonSelect } from '../tasks/index.ts';

/** What a handover asks for, when it opens by itself, and when leads see it. */
export function RulesPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const rules = useQuery(api.handovers.rules.queryOptions({ input: {} }));
  return (
    <DockedPanel title={t('handover.rules.open')} onClose={onClose}>
      {rules.data ? <RulesForm rules={rules.data} onClose={onClose} /> : <SkeletonRows rows={6} />}
    </DockedPanel>
  );
}

const NEW_ID = 'item_';

function RulesForm({ rules, onClose }: { rules: HandoverRules; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: (values: HandoverRules) => {
      const taken = new Set(values.items.map(({ id }) => id));
      let next = 0;
      const fresh = () => {
        do next += 1;
        while (taken.has(`${NEW_ID}${next}`));
        return `${NEW_ID}${next}`;
      };
      return client.handovers.setRules({
        ...values,
        items: values.items.map((item) => ({ ...item, id: item.id ?? fresh(), required: item.required ?? false })),
        receivers: (values.receivers ?? []).map(({ teamId, userId }) => ({ teamId: teamId ?? null, userId })),
      });
    },
    onSuccess: async () => {
      message.success(t('handover.rules.saved'));
      onClose();
      await queries.invalidateQueries({ queryKey: api.handovers.key() });
    },
  });
  const teams = useQuery(api.identity.listTeams.queryOptions({ input: {} }));
  const needed = (label: string) => [{ required: true, message: label }];
  return (
    <Form<HandoverRules>
      layout="vertical"
      requiredMark={false}
      initialValues={rules}
      onFinish={(values) => save.mutate(values)}
      className="workForm"
    >
      <Form.Item name="bySigning" valuePropName="checked">
        <Checkbox>{t('handover.rules.bySigning')}</Checkbox>
      </Form.Item>
      <Form.Item name="byRenewal" valuePropName="checked">
        <Checkbox>{t('handover.rules.byRenewal')}</Checkbox>
      </Form.Item>
      <div className="formPair">
        <Form.Item name="giveDays" label={t('handover.rules.giveDays')} rules={needed(t('handover.rules.giveDays'))}>
          <InputNumber min={1} max={60} precision={0} suffix={t('handover.rules.days')} style={{ width: 160 }} />
        </Form.Item>
        <Form.Item name="answerDays" label={t('handover.rules.answerDays')} rules={needed(t('handover.rules.answerDays'))}>
          <InputNumber min={1} max={60} precision={0} suffix={t('handover.rules.days')} style={{ width: 160 }} />
        </Form.Item>
      </div>
      <p className="note">{t('handover.rules.hint')}</p>
      <h3 className="lbl">{t('handover.rules.receivers')}</h3>
      <p className="note">{t('handover.rules.receiversHint')}</p>
      <Form.List name="receivers">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="formPair">
                <Form.Item name={[name, 'teamId']} label={t('handover.rules.team')}>
                  <Select
                    allowClear
                    placeholder={t('handover.rules.otherTeams')}
                    options={(teams.data?.items ?? []).map((team) => ({ value: team.id, label: team.name }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'userId']} label={t('handover.taker')} rules={needed(t('handover.taker'))}>
                  <PersonSelect />
                </Form.Item>
                <Button size="small" onClick={() => remove(name)}>
                  {t('handover.rules.remove')}
                </Button>
              </div>
            ))}
            <Button size="small" onClick={() => add({ teamId: null })}>
              {t('handover.rules.addReceiver')}
            </Button>
          </>
        )}
      </Form.List>
      <h3 className="lbl">{t('handover.rules.items')}</h3>
      <p className="note">{t('handover.rules.kept')}</p>
      <Form.List name="items">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="handoverRuleItem">
                <div className="formPair">
                  <Form.Item name={[name, 'name', 'zh']} label={t('handover.rules.zh')} rules={needed(t('handover.rules.zh'))}>
                    <Input maxLength={60} />
                  </Form.Item>
                  <Form.Item name={[name, 'name', 'en']} label={t('handover.rules.en')} rules={needed(t('handover.rules.en'))}>
                    <Input maxLength={60} />
                  </Form.Item>
                </div>
                <Form.Item
                  name={[name, 'reasons']}
                  label={t('handover.rules.reasons')}
                  rules={[{ type: 'array', min: 1, message: t('handover.rules.reasons') }]}
                >
                  <Checkbox.Group options={HANDOVER_REASONS.map((value) => ({ value, label: t(`handover.reasonOf.${value}`) }))} />
                </Form.Item>
                <div className="row">
                  <Form.Item name={[name, 'required']} valuePropName="checked">
                    <Checkbox>{t('handover.rules.required')}</Checkbox>
                  </Form.Item>
                  <Button size="small" onClick={() => remove(name)}>
                    {t('handover.rules.remove')}
                  </Button>
                </div>
              </div>
            ))}
            <Button size="small" onClick={() => add({ reasons: [...HANDOVER_REASONS], required: true })}>
              {t('handover.rules.add')}
            </Button>
          </>
        )}
      </Form.List>
      <FormFoot error={save.error} saving={save.isPending} save={t('handover.save')} />
    </Form>
  );
}

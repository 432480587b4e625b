import type { BenefitMatrix } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DockedPanel, FormFoot } from '../../kit/index.ts';
import { DayField } from '../tasks/index.ts';

interface Values {
  name: string;
  benefit: string;
  levels: string[];
  from: string;
  until: string;
  unitCost: number;
  budget: number;
  reason: string;
}

/** Proposes an offer for a time; somebody else approves. */
export function OfferPanel({ matrix, today, onClose }: { matrix: BenefitMatrix; today: string; onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: ({ unitCost, budget, ...values }: Values) =>
      client.benefits.proposeOffer({ ...values, unitCost: String(unitCost), budget: String(budget) }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.benefits.key() });
      onClose();
    },
  });
  const needed = [{ required: true, message: t('benefit.use.needed') }];
  return (
    <DockedPanel eyebrow={t('benefit.tabs.offers')} title={t('benefit.offer.propose')} onClose={onClose}>
      <Form<Values>
        name="offer"
        layout="vertical"
        requiredMark={false}
        initialValues={{ from: today, until: today }}
        onFinish={(values) => save.mutate(values)}
        className="workForm"
      >
        <Form.Item name="name" label={t('benefit.offer.name')} rules={needed}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="benefit" label={t('benefit.catalogue.name')} rules={needed}>
          <Select options={matrix.catalogue.map(({ id, name }) => ({ value: id, label: name[language] }))} />
        </Form.Item>
        <Form.Item name="levels" label={t('benefit.offer.forLevels')} rules={needed}>
          <Select
            mode="multiple"
            options={matrix.levels.map(({ id, name }) => ({ value: id, label: `${id} ${name?.[language] ?? ''}` }))}
          />
        </Form.Item>
        <div className="formPair">
          <DayField name="from" label={t('benefit.offer.from')} />
          <DayField name="until" label={t('benefit.offer.until')} />
        </div>
        <div className="formPair">
          <Form.Item name="unitCost" label={t('benefit.catalogue.cost')} rules={needed}>
            <InputNumber min={0.01} className="dayPicker" />
          </Form.Item>
          <Form.Item name="budget" label={t('benefit.offer.budget')} rules={needed}>
            <InputNumber min={0.01} className="dayPicker" />
          </Form.Item>
        </div>
        <Form.Item name="reason" label={t('benefit.offer.reason')} rules={needed}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={200} />
        </Form.Item>
        <FormFoot error={save.error} saving={save.isPending} save={t('benefit.offer.save')}>
          <Button onClick={onClose}>{t('task.form.cancel')}</Button>
        </FormFoot>
      </Form>
    </DockedPanel>
  );
}

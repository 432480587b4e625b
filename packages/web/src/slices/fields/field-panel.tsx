import { CUSTOM_FIELD_TYPES, type CustomField, type DeclaredEntity } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem, DockedPanel, placeIssues } from '../../kit/index.ts';
import { choicesOf, linesOf } from './choice-lines.ts';

interface FieldPanelProps {
  entity: DeclaredEntity;
  /** Absent: a new field. */
  field: CustomField | undefined;
  onClose: () => void;
}
interface Values {
  id: string;
  type: CustomField['type'];
  name: CustomField['name'];
  choices?: string;
  place?: number | null;
}
const chooses = (type: CustomField['type']): boolean => type === 'choice' || type === 'multi_choice';

/** Declares a field, or renames, orders and retires one. Its id and type stay. */
export function FieldPanel({ entity, field, onClose }: FieldPanelProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const type = Form.useWatch('type', form) ?? field?.type ?? 'text';
  const done = async () => {
    onClose();
    await queries.invalidateQueries({ queryKey: api.fields.key() });
  };
  const save = useMutation({
    mutationFn: ({ choices, place, ...values }: Values) => {
      const list = chooses(type) ? { choices: choicesOf(choices ?? '') ?? [] } : {};
      return field
        ? client.fields.change({ entity, id: field.id, name: values.name, ...list, ...(typeof place === 'number' ? { place } : {}) })
        : client.fields.declare({ entity, ...values, ...list });
    },
    onSuccess: done,
    onError: (error) => placeIssues(form, error),
  });
  const retire = useMutation({
    mutationFn: (of: CustomField) => client.fields.change({ entity, id: of.id, retired: !of.retired }),
    onSuccess: done,
  });
  const needed = [{ required: true, whitespace: true, message: t('ownFields.nameNeeded') }];
  return (
    <DockedPanel title={field ? field.id : t('ownFields.add')} onClose={onClose}>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        validateTrigger="onBlur"
        initialValues={field ? { ...field, choices: linesOf(field.choices) } : { type: 'text' }}
        onFinish={(values) => save.mutate(values)}
        className="workForm"
      >
        <div className="formPair">
          <Form.Item name={['name', 'zh']} label={t('ownFields.nameZh')} rules={needed}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name={['name', 'en']} label={t('ownFields.nameEn')} rules={needed}>
            <Input maxLength={100} />
          </Form.Item>
        </div>
        {field ? null : (
          <Form.Item
            name="id"
            label={t('ownFields.id')}
            extra={t('ownFields.idHint')}
            rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{0,40}$/, message: t('ownFields.idWrong') }]}
          >
            <Input maxLength={41} />
          </Form.Item>
        )}
        <Form.Item name="type" label={t('ownFields.type')}>
          <Select
            disabled={field !== undefined}
            options={CUSTOM_FIELD_TYPES.map((value) => ({ value, label: t(`ownFields.typeOf.${value}`) }))}
          />
        </Form.Item>
        {chooses(type) ? (
          <Form.Item
            name="choices"
            label={t('ownFields.choices')}
            extra={t('ownFields.choicesHint')}
            rules={[
              {
                validator: async (_, text: string | undefined) => {
                  if (!choicesOf(text ?? '')?.length) throw new Error(t('ownFields.choicesWrong'));
                },
              },
            ]}
          >
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} />
          </Form.Item>
        ) : null}
        {field ? (
          <Form.Item name="place" label={t('ownFields.place')} extra={t('ownFields.placeHint')}>
            <InputNumber min={0} max={10_000} precision={0} />
          </Form.Item>
        ) : null}
        <ActionProblem error={save.error ?? retire.error} />
        <div className="row formActions">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t(field ? 'ownFields.save' : 'ownFields.add')}
          </Button>
          {field ? (
            <Button loading={retire.isPending} onClick={() => retire.mutate(field)}>
              {t(field.retired ? 'ownFields.restore' : 'ownFields.retire')}
            </Button>
          ) : null}
        </div>
        {field && !field.retired ? <p className="note">{t('ownFields.retireNote')}</p> : null}
      </Form>
    </DockedPanel>
  );
}

import type { Condition, Segment } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ActionProblem, DockedPanel } from '../../kit/index.ts';
import { ConditionEditor } from '../conditions/condition-editor.tsx';
import { conditionOf, isFinished, treeOf } from '../conditions/condition-tree.ts';
import { LiveCount } from '../conditions/live-count.tsx';
import { useConditionFields } from '../conditions/use-condition-fields.ts';

interface Fields {
  name: string;
  nameEn?: string;
  description?: string;
  shared?: boolean;
  everyone?: boolean;
  target?: boolean;
}
interface SegmentFormProps {
  kind: Segment['kind'];
  /** The segment to change; absent: a new one. */
  segment?: Segment;
  /** What a new one starts from. */
  condition?: Condition;
  onClose: () => void;
  onSaved: (segment: Segment) => void;
}
const FORM = 'segment';

/** A segment's name, who may use it and, where it follows a condition, the condition with its live count. */
export function SegmentForm({ kind, segment, condition, onClose, onSaved }: SegmentFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { fields } = useConditionFields();
  const [form] = Form.useForm<Fields>();
  const shared = Form.useWatch('shared', form) ?? segment?.shared ?? false;
  const [tree, setTree] = useState(() => treeOf(segment?.condition ?? condition));
  const asked = conditionOf(tree);
  const ready = kind === 'fixed' || (asked !== undefined && isFinished(tree));
  const save = useMutation({
    mutationFn: ({ name, nameEn, description, shared: isShared, everyone, target }: Fields) => {
      const values = {
        name,
        nameEn: nameEn?.trim() || null,
        description: description?.trim() || null,
        shared: isShared ?? false,
        editors: everyone ? ('everyone' as const) : ('owner' as const),
        ...(kind === 'dynamic' ? { condition: asked ?? null } : { target: target ?? false }),
      };
      return segment
        ? client.segments.change({ id: segment.id, revision: segment.revision, ...values })
        : client.segments.create({ kind, ...values });
    },
    onSuccess: async (saved) => {
      await queries.invalidateQueries({ queryKey: api.segments.key() });
      onSaved(saved);
    },
  });
  return (
    <DockedPanel
      eyebrow={t(`segment.kind.${kind}`)}
      title={segment ? t('segment.form.change', { name: segment.name }) : t(`segment.form.new.${kind}`)}
      onClose={onClose}
      foot={
        <div className="row">
          <Button type="primary" htmlType="submit" form={FORM} loading={save.isPending} disabled={!ready}>
            {t('segment.form.save')}
          </Button>
          <Button onClick={onClose}>{t('customers.cancel')}</Button>
        </div>
      }
    >
      <Form
        name={FORM}
        form={form}
        layout="vertical"
        validateTrigger="onBlur"
        initialValues={{
          name: segment?.name,
          nameEn: segment?.nameEn ?? undefined,
          description: segment?.description ?? undefined,
          shared: segment?.shared ?? false,
          everyone: segment?.editors === 'everyone',
          target: segment?.target ?? false,
        }}
        onFinish={(values) => save.mutate(values)}
      >
        <Form.Item
          name="name"
          label={t('segment.form.name')}
          rules={[{ required: true, whitespace: true, message: t('segment.form.nameMissing') }]}
        >
          <Input maxLength={80} autoComplete="off" autoFocus={!segment} />
        </Form.Item>
        {kind === 'dynamic' ? (
          <div className="segmentCondition">
            <h3 className="fieldLabel">{t('segment.form.condition')}</h3>
            <ConditionEditor fields={fields} tree={tree} onChange={setTree} />
            <LiveCount condition={asked} />
          </div>
        ) : (
          <Form.Item name="target" valuePropName="checked" extra={t('segment.form.targetHint')}>
            <Checkbox>{t('segment.form.target')}</Checkbox>
          </Form.Item>
        )}
        <Form.Item name="shared" valuePropName="checked" extra={t('segment.form.sharedHint')}>
          <Checkbox>{t('segment.form.shared')}</Checkbox>
        </Form.Item>
        {shared ? (
          <Form.Item name="everyone" valuePropName="checked">
            <Checkbox>{t('segment.form.everyone')}</Checkbox>
          </Form.Item>
        ) : null}
        <Form.Item name="nameEn" label={t('segment.form.nameEn')}>
          <Input maxLength={80} autoComplete="off" />
        </Form.Item>
        <Form.Item name="description" label={t('segment.form.description')}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
      </Form>
      <ActionProblem error={save.error} />
    </DockedPanel>
  );
}

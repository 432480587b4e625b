import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionProblem, placeIssues } from '../../kit/index.ts';
import { useLevelsChanged } from './use-override-work.ts';

interface HandFormProps<Values, Done> {
  /** The form's own name, which its fields' ids begin with. */
  name: string;
  save: (values: Values) => Promise<Done>;
  saveLabel: string;
  onClose: () => void;
  onDone?: (done: Done) => void;
  children: ReactNode;
}

function useHand<Values, Done>({ save, onClose, onDone }: Pick<HandFormProps<Values, Done>, 'save' | 'onClose' | 'onDone'>) {
  const [form] = Form.useForm<Values>();
  const changed = useLevelsChanged();
  const work = useMutation({
    mutationFn: save,
    onSuccess: async (done) => {
      await changed();
      if (onDone) onDone(done);
      else onClose();
    },
    onError: (error) => placeIssues(form, error),
  });
  return { form, work };
}

/** What a person decides about how an account is judged: a level by hand, a freeze, or the end of one. Inside a panel. */
export function HandForm<Values, Done>({ name, saveLabel, children, ...of }: HandFormProps<Values, Done>) {
  const { t } = useTranslation();
  const { form, work } = useHand(of);
  return (
    <Form<Values>
      form={form}
      name={name}
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      onFinish={(values) => work.mutate(values)}
      className="workForm"
    >
      {children}
      <ActionProblem error={work.error} />
      <div className="row formActions">
        <Button type="primary" htmlType="submit" loading={work.isPending}>
          {saveLabel}
        </Button>
        <Button onClick={of.onClose}>{t('task.form.cancel')}</Button>
      </div>
    </Form>
  );
}

/** The same for many accounts at once, over the list. */
export function HandDialog<Values, Done>({ name, saveLabel, title, children, ...of }: HandFormProps<Values, Done> & { title: string }) {
  const { t } = useTranslation();
  const { form, work } = useHand(of);
  return (
    <Modal
      open
      title={title}
      okText={saveLabel}
      cancelText={t('customers.cancel')}
      okButtonProps={{ loading: work.isPending }}
      onOk={() => form.submit()}
      onCancel={of.onClose}
    >
      <Form<Values>
        form={form}
        name={name}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => work.mutate(values)}
        className="workForm"
      >
        {children}
      </Form>
      <ActionProblem error={work.error} />
    </Modal>
  );
}

export function ReasonField({ label, autoFocus }: { label: string; autoFocus?: boolean }) {
  const { t } = useTranslation();
  return (
    <Form.Item name="reason" label={label} rules={[{ required: true, whitespace: true, message: t('byHand.reasonMissing') }]}>
      <Input.TextArea {...(autoFocus ? { autoFocus } : {})} autoSize={{ minRows: 2 }} maxLength={500} />
    </Form.Item>
  );
}

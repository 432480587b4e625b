import { Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote, shownProblem } from '../../kit/index.ts';

interface OrderDialogProps<Values> {
  form: FormInstance<Values>;
  name: string;
  title: string;
  /** What the button says. */
  go: string;
  initialValues: Partial<Values>;
  save: { mutate: (values: Values, then: { onSuccess: () => void }) => void; isPending: boolean; error: unknown };
  onClose: () => void;
  children: ReactNode;
}

/** A step of an order over its page: what it asks for, and why it was not taken. It closes once it is done. */
export function OrderDialog<Values>({ form, name, title, go, initialValues, save, onClose, children }: OrderDialogProps<Values>) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={title}
      okText={go}
      cancelText={t('serviceOrder.act.back')}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        name={name}
        layout="vertical"
        requiredMark={false}
        className="workForm"
        initialValues={initialValues}
        onFinish={(values) => save.mutate(values, { onSuccess: onClose })}
      >
        {children}
        <ProblemNote problem={save.error ? shownProblem(save.error) : null} />
      </Form>
    </Modal>
  );
}

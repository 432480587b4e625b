import { Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { shownProblem } from './failure.tsx';
import { ProblemNote } from './problem-note.tsx';
import type { Problem } from './states.tsx';

interface ActionDialogProps<Values> {
  form: FormInstance<Values>;
  name: string;
  title: string;
  /** What the button says. */
  go: string;
  initialValues?: Partial<Values>;
  /** `problem`: what is said in place of its error. */
  save: {
    mutate: (values: Values, then: { onSuccess: () => void }) => void;
    isPending: boolean;
    error: unknown;
    problem?: Problem | null;
  };
  onClose: () => void;
  children: ReactNode;
}

/** A step of something over its page: what it asks for, and why it was not taken. It closes once it is done. */
export function ActionDialog<Values>({ form, name, title, go, initialValues = {}, save, onClose, children }: ActionDialogProps<Values>) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={title}
      okText={go}
      cancelText={t('kit.dialog.back')}
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
        <ProblemNote problem={save.problem ?? (save.error ? shownProblem(save.error) : null)} />
      </Form>
    </Modal>
  );
}

import { useMutation } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { DockedPanel, FormFoot } from '../../kit/index.ts';
import { asInteraction, ContactFields, type ContactMade, DayField, useDraft, useRefresh } from '../tasks/index.ts';

interface Values extends ContactMade {
  happenedOn: string;
}
interface LogContactProps {
  accountId: string;
  name: string;
  today: string;
  onClose: () => void;
}

/** Logs a contact made with the account. */
export function LogContactPanel({ accountId, name, today, onClose }: LogContactProps) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const draft = useDraft<Values>(`contact.${accountId}`);
  const log = useMutation({
    mutationFn: (made: Values) => client.interactions.log({ accountId, ...asInteraction(made), happenedOn: made.happenedOn }),
    onSuccess: async () => {
      draft.forget();
      await refresh();
      onClose();
    },
  });
  return (
    <DockedPanel eyebrow={name} title={t('customer.logContact')} onClose={onClose}>
      <Form<Values>
        name="log-contact"
        layout="vertical"
        requiredMark={false}
        validateTrigger="onBlur"
        initialValues={{ kind: 'call', twoWay: true, happenedOn: today, ...draft.kept }}
        onValuesChange={(_, values) => draft.keep(values)}
        onFinish={(values) => log.mutate(values)}
        className="workForm"
      >
        <DayField name="happenedOn" label={t('task.form.happenedOn')} max={today} />
        <ContactFields accountId={accountId} required />
        <FormFoot error={log.error} saving={log.isPending} save={t('customer.logContact')}>
          <Button onClick={onClose}>{t('task.form.cancel')}</Button>
        </FormFoot>
      </Form>
    </DockedPanel>
  );
}

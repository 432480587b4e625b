import type { Entitlement } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { ProblemNote, shownProblem } from '../../kit/index.ts';
import { DayField } from '../tasks/index.ts';

interface TellFormProps {
  accountId: string;
  item: Entitlement;
  today: string;
  /** Whether the reader reads the customer's people. */
  people: boolean;
}
interface Values {
  contactId?: string;
  on: string;
}

/** Records that the customer was told of the benefit, and whom one told. */
export function TellForm({ accountId, item, today, people }: TellFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const found = useQuery(api.contacts.list.queryOptions({ input: { accountId, limit: 100 }, enabled: people }));
  const save = useMutation({
    mutationFn: ({ contactId, on }: Values) =>
      client.benefits.tell({ accountId, benefit: item.benefit, on, ...(contactId ? { contactId } : {}) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.benefits.key() }),
  });
  return (
    <>
      <h3 className="section">{t('benefit.tell.title')}</h3>
      <Form<Values>
        name="benefitTell"
        layout="vertical"
        requiredMark={false}
        initialValues={{ on: today }}
        onFinish={(values) => save.mutate(values)}
        className="workForm"
      >
        <div className="formPair">
          <Form.Item name="contactId" label={t('benefit.tell.contact')}>
            <Select allowClear options={(found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
          <DayField name="on" label={t('benefit.tell.on')} />
        </div>
        <ProblemNote problem={save.error ? shownProblem(save.error) : null} />
        {save.data ? (
          <p role="status" className="note">
            {t('benefit.tell.done')}
          </p>
        ) : null}
        <Button htmlType="submit" loading={save.isPending}>
          {t('benefit.tell.save')}
        </Button>
      </Form>
    </>
  );
}

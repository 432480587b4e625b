import { Contact } from '@fulcrum/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { DockedPanel, ProblemNote, SkeletonRows, shownProblem } from '../../kit/index.ts';
import { type Person, useRefresh } from '../tasks/index.ts';
import { changedValues } from './changed-values.ts';
import { MaybeDayField } from './maybe-day-field.tsx';
import { StaleNote } from './stale-note.tsx';

type Values = Omit<Person, 'id' | 'accountId' | 'code' | 'revision'>;
interface PersonPanelProps {
  accountId: string;
  /** The person to change; absent: a new one. */
  personId: string | undefined;
  onClose: () => void;
}

const RANKS = Contact.shape.rank.unwrap().options;
const DECISION_ROLES = Contact.shape.decisionRole.unwrap().options;

/** Adds a person to the account, or changes one. */
export function PersonPanel({ accountId, personId, onClose }: PersonPanelProps) {
  const { t } = useTranslation();
  const found = useQuery(api.contacts.list.queryOptions({ input: { accountId, limit: 100 } }));
  const person = found.data?.items.find((each) => each.id === personId);
  return (
    <DockedPanel title={person ? person.name : t('customer.side.addPerson')} onClose={onClose}>
      {personId && !person ? (
        <SkeletonRows rows={6} />
      ) : (
        <PersonForm key={`${person?.id}.${person?.revision}`} accountId={accountId} person={person} onClose={onClose} />
      )}
    </DockedPanel>
  );
}

function PersonForm({ accountId, person, onClose }: { accountId: string; person: Person | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const save = useMutation({
    mutationFn: async (values: Values) => {
      const changed = changedValues<Values>(person ?? {}, values);
      const { name, ...rest } = changed;
      if (person) await client.contacts.change({ id: person.id, revision: person.revision, ...rest, ...(name ? { name } : {}) });
      else await client.contacts.create({ accountId, ...rest, name: name ?? '' });
    },
    onSuccess: async () => {
      await refresh();
      onClose();
    },
  });
  const text = (name: keyof Values, label: string) => (
    <Form.Item name={name} label={label}>
      <Input maxLength={200} />
    </Form.Item>
  );
  return (
    <Form<Values>
      name="person"
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      initialValues={person}
      onFinish={(values) => save.mutate(values)}
      className="workForm"
    >
      <Form.Item
        name="name"
        label={t('customer.person.name')}
        rules={[{ required: true, whitespace: true, message: t('customer.person.nameMissing') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <div className="formPair">
        {text('title', t('customer.person.title'))}
        {text('salutation', t('customer.person.salutation'))}
        {text('department', t('customer.person.department'))}
        <Form.Item name="rank" label={t('customer.person.rank')}>
          <Select allowClear options={RANKS.map((value) => ({ value, label: t(`customer.rank.${value}`) }))} />
        </Form.Item>
        <Form.Item name="decisionRole" label={t('customer.person.decisionRole')}>
          <Select allowClear options={DECISION_ROLES.map((value) => ({ value, label: t(`customer.decisionRole.${value}`) }))} />
        </Form.Item>
        {text('phone', t('customer.person.phone'))}
        <Form.Item
          name="email"
          label={t('customer.person.email')}
          rules={[{ pattern: /^[^@\s]+@[^@\s]+\.[^@\s]+$/, message: t('customer.person.emailWrong') }]}
        >
          <Input maxLength={254} inputMode="email" />
        </Form.Item>
        {text('wechat', t('customer.person.wechat'))}
        <MaybeDayField name="birthday" label={t('customer.person.birthday')} />
        <MaybeDayField name="leftOn" label={t('customer.person.leftOn')} />
      </div>
      {save.error ? <StaleNote error={save.error} onReload={() => void refresh().then(() => save.reset())} /> : null}
      <ProblemNote problem={save.error ? shownProblem(save.error) : null} />
      <div className="row formActions">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('customer.save')}
        </Button>
        <Button onClick={onClose}>{t('task.form.cancel')}</Button>
      </div>
    </Form>
  );
}

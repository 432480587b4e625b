import { ACCOUNT_KINDS, ACCOUNT_STATUSES, type Account, BRANDS } from '@fulcrum/contract';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/index.ts';
import { DockedPanel, FormFoot } from '../../kit/index.ts';
import { CustomInputs } from '../fields/custom-inputs.tsx';
import { RegionSelect } from '../metrics/region-select.tsx';
import { PersonSelect, useRefresh } from '../tasks/index.ts';
import { OwnerWarning } from '../training/owner-warning.tsx';
import { changedValues } from './changed-values.ts';
import { StaleNote } from './stale-note.tsx';
import type { AccountFacts } from './use-account.ts';

type Values = Pick<
  Account,
  | 'name'
  | 'shortName'
  | 'kind'
  | 'industry'
  | 'regionCode'
  | 'sizeBand'
  | 'employees'
  | 'brand'
  | 'businessModel'
  | 'status'
  | 'ownerId'
  | 'custom'
>;

/** What the account is, to be changed. On a past day, and for who may not write, it is only read on the page. */
export function FieldsPanel({ account, facts, onClose }: { account: Account; facts: AccountFacts; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <DockedPanel eyebrow={account.name} title={t('customer.side.fields')} onClose={onClose}>
      {facts.may('accounts.write') && !facts.isPast ? (
        <FieldsForm key={account.revision} account={account} facts={facts} onClose={onClose} />
      ) : (
        <p className="note">{t(facts.isPast ? 'customer.pastOnly' : 'customer.readOnly')}</p>
      )}
    </DockedPanel>
  );
}

function FieldsForm({ account, facts, onClose }: { account: Account; facts: AccountFacts; onClose: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const save = useMutation({
    mutationFn: async ({ custom: own, ...values }: Values) => {
      const { name, kind, status, ...changed } = changedValues<Omit<Values, 'custom'>>(account, values);
      const always = { ...(name ? { name } : {}), ...(kind ? { kind } : {}), ...(status ? { status } : {}) };
      const ownChanged = changedValues<Account['custom']>(account.custom, own ?? {});
      const kept: { custom?: Account['custom'] } = Object.keys(ownChanged).length > 0 ? { custom: ownChanged as Account['custom'] } : {};
      await client.accounts.change({ id: account.id, revision: account.revision, ...always, ...changed, ...kept });
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
  const choice = (name: keyof Values, label: string, options: { value: string; label: string }[], clear = false) => (
    <Form.Item name={name} label={label}>
      <Select allowClear={clear} options={options} />
    </Form.Item>
  );
  return (
    <Form<Values>
      name="account-fields"
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      initialValues={account}
      onFinish={(values) => save.mutate(values)}
      className="workForm"
    >
      <Form.Item
        name="name"
        label={t('customer.field.name')}
        rules={[{ required: true, whitespace: true, message: t('customer.field.nameMissing') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <div className="formPair">
        {text('shortName', t('customer.field.shortName'))}
        {choice(
          'kind',
          t('customer.field.kind'),
          ACCOUNT_KINDS.map((value) => ({ value, label: t(`customer.kind.${value}`) })),
        )}
        {text('industry', t('customer.field.industry'))}
        <Form.Item name="regionCode" label={t('customer.field.regionCode')}>
          <RegionSelect />
        </Form.Item>
        {text('sizeBand', t('customer.field.sizeBand'))}
        <Form.Item name="employees" label={t('customer.field.employees')}>
          <InputNumber min={0} precision={0} className="dayPicker" />
        </Form.Item>
        {choice(
          'brand',
          t('customer.field.brand'),
          BRANDS.map((value) => ({ value, label: t(`customer.brand.${value}`) })),
          true,
        )}
        {text('businessModel', t('customer.field.businessModel'))}
        {choice(
          'status',
          t('customer.field.status'),
          ACCOUNT_STATUSES.filter((value) => value !== 'frozen' || account.status === 'frozen').map((value) => ({
            value,
            label: t(`customer.status.${value}`),
          })),
        )}
        {facts.may('accounts.assign') && facts.may('users.read') ? (
          <>
            <Form.Item name="ownerId" label={t('customer.figure.owner')}>
              <PersonSelect known={account.ownerId ? { id: account.ownerId, name: account.ownerName ?? '' } : undefined} />
            </Form.Item>
            <Form.Item noStyle shouldUpdate={(was: Values, is: Values) => was.ownerId !== is.ownerId}>
              {({ getFieldValue }) => {
                const ownerId: string | null = getFieldValue('ownerId');
                return <OwnerWarning asked={ownerId && ownerId !== account.ownerId ? { ids: [account.id], ownerId } : null} />;
              }}
            </Form.Item>
          </>
        ) : null}
        <CustomInputs entity="account" values={account.custom} />
      </div>
      {save.error ? <StaleNote error={save.error} onReload={() => void refresh().then(() => save.reset())} /> : null}
      <FormFoot error={save.error} saving={save.isPending} save={t('customer.save')}>
        <Button onClick={onClose}>{t('task.form.cancel')}</Button>
      </FormFoot>
    </Form>
  );
}

import { SIGNING_ROLES } from '@fulcrum/contract';
import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { SignerSelect } from '../signer-select.tsx';
import { APPROVER_CHOICES } from './rule-values.ts';

/** Who decides a step. */
export function ApproverFields({ name }: { name: number }) {
  const { t } = useTranslation();
  return (
    <Form.List name={[name, 'approvers']}>
      {(fields, { add, remove }) => (
        <>
          <h3 className="lbl">{t('signing.rules.approvers')}</h3>
          {fields.map((field) => (
            <div key={field.key} className="approvalApprover">
              <Form.Item name={[field.name, 'by']} label={t('signing.rules.by')}>
                <Select options={APPROVER_CHOICES.map((value) => ({ value, label: t(`signing.rules.byOf.${value}`) }))} />
              </Form.Item>
              <Who rule={name} place={field.name} />
              <Button size="small" disabled={fields.length === 1} onClick={() => remove(field.name)}>
                {t('signing.rules.removeApprover')}
              </Button>
            </div>
          ))}
          <p>
            <Button size="small" onClick={() => add({ by: 'role' })}>
              {t('signing.rules.addApprover')}
            </Button>
          </p>
        </>
      )}
    </Form.List>
  );
}

/** The role or the person, where the choice asks for one. */
function Who({ rule, place }: { rule: number; place: number }) {
  const { t } = useTranslation();
  const by = Form.useWatch(['rules', rule, 'approvers', place, 'by']) as (typeof APPROVER_CHOICES)[number] | undefined;
  const needed = [{ required: true, message: t('signing.rules.needed') }];
  if (by === 'person')
    return (
      <Form.Item name={[place, 'userId']} label={t('signing.rules.person')} rules={needed}>
        <SignerSelect />
      </Form.Item>
    );
  if (by === 'role' || by === 'region')
    return (
      <Form.Item name={[place, 'role']} label={t('signing.rules.role')} rules={needed}>
        <Select
          options={SIGNING_ROLES.map((value) => ({
            value,
            label: t(`session.role.${value}`),
          }))}
        />
      </Form.Item>
    );
  return <span />;
}

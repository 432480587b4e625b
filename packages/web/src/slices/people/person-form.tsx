import { ROLES, type Role, SENIORITY, type User, VISIBILITIES } from '@fulcrum/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { api, client } from '../../api/index.ts';
import { ActionProblem, placeIssues } from '../../kit/index.ts';
import { newPassword } from './new-password.ts';
import { PasswordField } from './password-field.tsx';
import { TeamSelect } from './team-select.tsx';

export type Person = z.infer<typeof User>;
interface Values {
  name: string;
  email: string;
  role: Role;
  teamId?: string | null;
  regionId?: string | null;
  visibility?: Person['visibility'];
  seniority?: Person['seniority'];
  capacity?: number | null;
  password?: string;
}

interface PersonFormProps {
  /** Whom to change; absent: a new person. */
  person?: Person;
  teams: { id: string; name: string }[];
  submitText: string;
  /** Another button of the page is the primary one. */
  quiet?: boolean;
  /** Begins at the name; a panel takes the focus itself. */
  focusName?: boolean;
  onSaved: (person: Person, password: string | undefined) => void;
}

/** Who somebody is, what their role is and where they belong. A new person gets a password to hand over. */
export function PersonForm({ person, teams, submitText, quiet = false, focusName = false, onSaved }: PersonFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [resetting, setResetting] = useState(person === undefined);
  const save = useMutation({
    mutationFn: (values: Values): Promise<Person> => {
      const input = {
        ...values,
        teamId: values.teamId ?? null,
        regionId: values.regionId ?? null,
        visibility: values.visibility ?? null,
        seniority: values.seniority ?? null,
        capacity: values.capacity ?? null,
      };
      return person ? client.identity.changeUser({ ...input, id: person.id }) : client.identity.createUser(input);
    },
    onSuccess: async (saved, values) => {
      await queries.invalidateQueries({ queryKey: api.identity.listUsers.key() });
      onSaved(saved, values.password);
    },
    onError: (error) => placeIssues(form, error),
  });
  const [first] = useState(() => ({
    role: 'csm' as const,
    ...person,
    seniority: person?.seniority ?? undefined,
    teamId: person?.teamId ?? undefined,
    regionId: person?.regionId ?? undefined,
    visibility: person?.visibility ?? undefined,
    password: person ? undefined : newPassword(),
  }));
  return (
    <Form
      form={form}
      layout="vertical"
      className="stack personForm"
      requiredMark={false}
      validateTrigger="onBlur"
      initialValues={first}
      onFinish={(values) => save.mutate(values)}
      scrollToFirstError={{ focus: true }}
    >
      <Form.Item name="name" label={t('people.name')} rules={[{ required: true, whitespace: true, message: t('people.nameNeeded') }]}>
        <Input autoComplete="off" maxLength={200} autoFocus={focusName} />
      </Form.Item>
      <Form.Item name="email" label={t('session.email')} rules={[{ required: true, type: 'email', message: t('people.emailNeeded') }]}>
        <Input autoComplete="off" inputMode="email" maxLength={254} />
      </Form.Item>
      <Form.Item name="role" label={t('people.role')} extra={<RoleNote form={form} />}>
        <Select options={ROLES.map((value) => ({ value, label: t(`session.role.${value}`) }))} />
      </Form.Item>
      <Form.Item name="teamId" label={t('people.team')}>
        <TeamSelect teams={teams} />
      </Form.Item>
      {person ? (
        <>
          <RegionAndVisibility />
          <Form.Item name="seniority" label={t('people.seniority')}>
            <Select
              allowClear
              placeholder={t('people.notSaid')}
              options={SENIORITY.map((value) => ({ value, label: t(`people.seniorityOf.${value}`) }))}
            />
          </Form.Item>
          <Form.Item name="capacity" label={t('people.capacity')} extra={t('people.capacityHint')}>
            <InputNumber min={0} precision={0} suffix={t('people.capacityUnit')} style={{ width: 160 }} />
          </Form.Item>
        </>
      ) : null}
      {resetting ? (
        <PasswordField name="password" label={t(person ? 'people.newPassword' : 'people.firstPassword')} shown />
      ) : (
        <Button
          type="link"
          className="personReset"
          onClick={() => {
            setResetting(true);
            form.setFieldValue('password', newPassword());
          }}
        >
          {t('people.resetPassword')}
        </Button>
      )}
      <div className="formFoot">
        <Button type={quiet ? 'default' : 'primary'} htmlType="submit" loading={save.isPending}>
          {submitText}
        </Button>
      </div>
      <ActionProblem error={save.error} />
    </Form>
  );
}

/** The region that somebody belongs to, and whose customers they see instead of what their role says. */
function RegionAndVisibility() {
  const { t } = useTranslation();
  const regions = useQuery(api.identity.listRegions.queryOptions({ input: {} }));
  return (
    <>
      <Form.Item name="regionId" label={t('people.page.region')}>
        <Select
          allowClear
          options={regions.data?.items.filter(({ validUntil }) => !validUntil).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="visibility" label={t('people.visibility')} extra={t('people.visibilityHint')}>
        <Select
          allowClear
          placeholder={t('people.byRole')}
          options={VISIBILITIES.map((value) => ({ value, label: t(`people.visibilityOf.${value}`) }))}
        />
      </Form.Item>
    </>
  );
}

/** Whose accounts the chosen role sees. */
function RoleNote({ form }: { form: ReturnType<typeof Form.useForm<Values>>[0] }) {
  const { t } = useTranslation();
  const role = Form.useWatch('role', form) ?? 'csm';
  return <>{t(`people.roleNote.${role}`)}</>;
}

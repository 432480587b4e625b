import type { ResidentTold } from '@fulcrum/contract';
import { Button, Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, useChange, useMe } from '../../api/index.ts';
import { FormFoot } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { AccountSelect } from '../account/account-select.tsx';
import { PersonSelect } from '../tasks/person-select.tsx';
import { useWeekdays } from './use-weekdays.ts';

interface ResidentFormProps {
  resident?: ResidentTold | undefined;
  account?: { id: string } | undefined;
  onDone: (id: string) => void;
  onCancel: () => void;
}
interface Values {
  accountId: string;
  personId?: string | null;
  name?: string;
  providerId?: string | null;
  weekdays: number[];
  startsOn: string;
  endsOn?: string;
  dayCost: string;
  duties?: string;
}
const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** Who is stationed, on which days, from when until when, at what cost a day. */
export function ResidentForm({ resident, account, onDone, onCancel }: ResidentFormProps) {
  const { t } = useTranslation();
  const { can } = useSession();
  const today = useMe()?.today ?? '';
  const weekdays = useWeekdays();
  const save = useChange({
    work: ({ accountId, startsOn, endsOn, personId, name, providerId, ...values }: Values) => {
      const given = {
        ...values,
        endsOn: endsOn || null,
        personId: personId || null,
        providerId: providerId || null,
        ...(name ? { name } : {}),
      };
      return resident
        ? client.residents.change({ id: resident.id, revision: resident.revision, ...given })
        : client.residents.add({ ...given, accountId: account?.id ?? accountId, startsOn });
    },
    changes: [api.residents.key()],
    said: () => t('resident.saved'),
  });
  const required = [{ required: true, message: t('resident.needed') }];
  const initial = resident ? { ...resident, endsOn: resident.endsOn ?? '' } : { weekdays: [1, 2, 3, 4, 5], startsOn: today };
  return (
    <Form<Values>
      name="resident"
      layout="vertical"
      requiredMark={false}
      className="workForm"
      initialValues={initial}
      onFinish={(values) => save.mutate(values, { onSuccess: ({ id }) => onDone(id) })}
    >
      {resident || account ? null : (
        <Form.Item name="accountId" label={t('resident.account')} rules={required}>
          <AccountSelect />
        </Form.Item>
      )}
      {can('users.read') ? (
        <Form.Item name="personId" label={t('resident.person')} extra={t('resident.personHint')}>
          <PersonSelect known={resident?.personId ? { id: resident.personId, name: resident.name } : undefined} />
        </Form.Item>
      ) : null}
      <Form.Item name="name" label={t('resident.name')} extra={t('resident.nameHint')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="providerId" label={t('resident.provider')}>
        <AccountSelect
          clearable
          known={resident?.providerId ? { id: resident.providerId, name: resident.providerName ?? '' } : undefined}
        />
      </Form.Item>
      <Form.Item name="weekdays" label={t('resident.weekdays')} rules={required}>
        <Checkbox.Group options={WEEK.map((value) => ({ value, label: weekdays([value]) }))} />
      </Form.Item>
      <div className="formPair">
        {resident ? null : (
          <Form.Item name="startsOn" label={t('resident.startsOn')} rules={required}>
            <Input type="date" />
          </Form.Item>
        )}
        <Form.Item name="endsOn" label={t('resident.endsOn')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item
          name="dayCost"
          label={t('resident.dayCost')}
          rules={[{ required: true, pattern: /^\d{1,9}(\.\d{1,2})?$/, message: t('resident.needed') }]}
        >
          <Input inputMode="decimal" />
        </Form.Item>
      </div>
      <Form.Item name="duties" label={t('resident.duties')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={10_000} />
      </Form.Item>
      <FormFoot error={save.error} saving={save.isPending} save={t('resident.save')}>
        <Button onClick={onCancel}>{t('task.form.cancel')}</Button>
      </FormFoot>
    </Form>
  );
}

import { MEMBER_ROLES, type Member } from '@fulcrum/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { DockedPanel, FormFoot, SkeletonRows } from '../../kit/index.ts';
import { DayField, PersonSelect, useRefresh } from '../tasks/index.ts';
import { MaybeDayField } from './maybe-day-field.tsx';

interface MemberPanelProps {
  accountId: string;
  name: string;
  today: string;
  /** The member to change; absent: a new one. */
  memberId: string | undefined;
  onClose: () => void;
}
type Values = Pick<Member, 'userId' | 'role' | 'since' | 'until' | 'note'>;

/** Adds somebody to the account team, or changes their dates. */
export function MemberPanel({ accountId, name, today, memberId, onClose }: MemberPanelProps) {
  const { t } = useTranslation();
  const found = useQuery(api.members.list.queryOptions({ input: { accountId } }));
  const member = found.data?.items.find(({ id }) => id === memberId);
  return (
    <DockedPanel eyebrow={name} title={member?.userName ?? t('peopleTab.addMember')} onClose={onClose}>
      {memberId && !member ? (
        <SkeletonRows rows={4} />
      ) : (
        <MemberForm key={member?.id} accountId={accountId} member={member} today={today} onClose={onClose} />
      )}
    </DockedPanel>
  );
}

function MemberForm({ accountId, member, today, onClose }: Omit<MemberPanelProps, 'name' | 'memberId'> & { member: Member | undefined }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const done = async () => {
    await refresh();
    onClose();
  };
  const save = useMutation({
    mutationFn: ({ userId, role, since, until, note }: Values) => {
      const dates = { since, until: until ?? null, note: note?.trim() || null };
      return member
        ? client.members.change({ accountId, id: member.id, ...dates })
        : client.members.add({ accountId, userId, role, ...dates });
    },
    onSuccess: done,
  });
  const end = useMutation({
    mutationFn: (id: string) => client.members.change({ accountId, id, until: today }),
    onSuccess: done,
  });
  const remove = useMutation({ mutationFn: (id: string) => client.members.remove({ accountId, id }), onSuccess: done });
  const error = save.error ?? end.error ?? remove.error;
  return (
    <Form<Values>
      name="member"
      layout="vertical"
      requiredMark={false}
      validateTrigger="onBlur"
      initialValues={member ?? { role: 'sales', since: today }}
      onFinish={(values) => save.mutate(values)}
      className="workForm"
    >
      {member ? null : (
        <Form.Item name="userId" label={t('peopleTab.member')} rules={[{ required: true, message: t('task.form.colleague') }]}>
          <PersonSelect />
        </Form.Item>
      )}
      <Form.Item name="role" label={t('peopleTab.memberRole')}>
        <Select
          disabled={member !== undefined}
          options={MEMBER_ROLES.map((role) => ({ value: role, label: t(`peopleTab.role.${role}`) }))}
        />
      </Form.Item>
      <div className="formPair">
        <DayField name="since" label={t('peopleTab.since')} />
        <MaybeDayField name="until" label={t('peopleTab.until')} />
      </div>
      <Form.Item name="note" label={t('peopleTab.note')}>
        <Input maxLength={200} />
      </Form.Item>
      <FormFoot error={error} saving={save.isPending} save={t('customer.save')}>
        {member ? (
          <>
            <Button loading={end.isPending} onClick={() => end.mutate(member.id)}>
              {t('peopleTab.endToday')}
            </Button>
            <Button type="text" loading={remove.isPending} onClick={() => remove.mutate(member.id)}>
              {t('peopleTab.removeMember')}
            </Button>
          </>
        ) : (
          <Button onClick={onClose}>{t('task.form.cancel')}</Button>
        )}
      </FormFoot>
    </Form>
  );
}

import type { Account, Contact, PortalMember } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useChange } from '../../api/index.ts';
import { ActionProblem, RelativeTime, SkeletonRows } from '../../kit/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { PortalSso } from './portal-sso.tsx';
import { PortalUsageChoice } from './portal-usage-choice.tsx';
import type { AccountFacts } from './use-account.ts';

const CHANGES = [api.portalMembers.list.key()];

/** Who of the customer's people signs in to the portal; they are invited and withdrawn here. */
export function PortalMembers({ account, facts, people }: { account: Account; facts: AccountFacts; people: Contact[] }) {
  const { t } = useTranslation();
  const [inviting, setInviting] = useState(false);
  const may = facts.may('contacts.write');
  const found = useQuery({
    ...api.portalMembers.list.queryOptions({ input: { accountId: account.id } }),
    enabled: facts.may('contacts.read'),
  });
  const members = found.data?.items ?? [];
  const others = people.filter(({ id }) => !members.some(({ contactId }) => contactId === id));
  return (
    <section className="sideBlock">
      <h2 className="section">{t('portalAccess.staff.title')}</h2>
      {found.isLoading ? <SkeletonRows rows={2} /> : null}
      {found.error ? <QueryFailed level={3} error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data && !members.length ? <p className="note emptyNote">{t('portalAccess.staff.none')}</p> : null}
      <ul className="sideList teamList">
        {members.map((member) => (
          <Member key={member.id} member={member} may={may} />
        ))}
      </ul>
      {may && !inviting && others.length > 0 ? (
        <Button size="small" onClick={() => setInviting(true)}>
          {t('portalAccess.staff.invite')}
        </Button>
      ) : null}
      {inviting ? <Invite accountId={account.id} people={others} onDone={() => setInviting(false)} /> : null}
      {members.length ? <PortalUsageChoice accountId={account.id} may={may} /> : null}
      {facts.may('contacts.read') ? <PortalSso accountId={account.id} may={may} /> : null}
    </section>
  );
}

function Member({ member, may }: { member: PortalMember; may: boolean }) {
  const { t } = useTranslation();
  const { id, accountId, contactName, email, whole, state, signedInAt, signedInWay } = member;
  const widen = useChange({ work: (all: boolean) => client.portalMembers.change({ id, accountId, whole: all }), changes: CHANGES });
  const withdraw = useChange({ work: () => client.portalMembers.withdraw({ id, accountId }), changes: CHANGES });
  return (
    <li>
      <span>{contactName ?? email}</span>
      <span className="note">
        {may ? null : `${t(whole ? 'portalAccess.staff.wholeShort' : 'portalAccess.staff.ownShort')} · `}
        {t(`portalAccess.staff.state.${state}`)}
        {signedInAt ? (
          <>
            {' '}
            · {t('portalAccess.staff.lastSeen')} <RelativeTime value={signedInAt} />
            {signedInWay === 'sso' ? ` · ${t('portalAccess.staff.bySso')}` : null}
          </>
        ) : null}
      </span>
      {may ? (
        <Checkbox checked={whole} disabled={widen.isPending} onChange={({ target }) => widen.mutate(target.checked)}>
          {t('portalAccess.staff.whole')}
        </Checkbox>
      ) : null}
      {may ? (
        <Button size="small" type="text" loading={withdraw.isPending} onClick={() => withdraw.mutate(undefined)}>
          {t('portalAccess.staff.withdraw')}
        </Button>
      ) : null}
      <ActionProblem error={widen.error ?? withdraw.error} />
    </li>
  );
}

interface Values {
  contactId: string;
  email?: string;
  whole?: boolean;
}
function Invite({ accountId, people, onDone }: { accountId: string; people: Contact[]; onDone: () => void }) {
  const { t } = useTranslation();
  const invite = useChange({
    work: ({ contactId, email, whole = false }: Values) =>
      client.portalMembers.invite({ accountId, contactId, whole, ...(email?.trim() ? { email: email.trim() } : {}) }),
    changes: CHANGES,
  });
  return (
    <Form
      className="stack"
      layout="vertical"
      requiredMark={false}
      onFinish={(values: Values) => invite.mutate(values, { onSuccess: onDone })}
    >
      <Form.Item name="contactId" label={t('portalAccess.staff.contact')} rules={[{ required: true, message: t('portal.form.needed') }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={people.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="email" label={t('portalAccess.staff.email')} extra={t('portalAccess.staff.emailHint')}>
        <Input type="email" maxLength={254} />
      </Form.Item>
      <Form.Item name="whole" valuePropName="checked">
        <Checkbox>{t('portalAccess.staff.whole')}</Checkbox>
      </Form.Item>
      <p className="note">{t('portalAccess.staff.inviteDetail')}</p>
      <ActionProblem error={invite.error} />
      <Button htmlType="submit" type="primary" size="small" loading={invite.isPending}>
        {t('portalAccess.staff.invite')}
      </Button>
    </Form>
  );
}

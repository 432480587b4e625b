import type { Account, Member } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, SkeletonRows } from '../../kit/index.ts';
import { QueryFailed } from '../../shell/query-failed.tsx';
import { type AccountFacts, useAccountAddress, useAsOf } from './use-account.ts';

/** Who of us is there for the account: its owner, then the team with their parts and dates; former members folded. */
export function AccountTeam({ account, facts }: { account: Account; facts: AccountFacts }) {
  const { t } = useTranslation();
  const { go } = useAccountAddress();
  const asOf = useAsOf();
  const found = useQuery(api.members.list.queryOptions({ input: { accountId: account.id, ...asOf } }));
  const edits = facts.may('accounts.write') && facts.may('users.read') && !facts.isPast;
  const isFormer = (member: Member) => member.until !== null && member.until <= facts.day;
  const present = found.data?.items.filter((member) => !isFormer(member)) ?? [];
  const former = found.data?.items.filter(isFormer) ?? [];
  const onEdit = edits ? (member: Member) => go({ panel: 'member', of: member.id }) : undefined;
  return (
    <section className="sideBlock early">
      <div className="row">
        <h2 className="section grow">{t('peopleTab.team')}</h2>
        {edits ? (
          <Button type="link" size="small" onClick={() => go({ panel: 'member', of: undefined })}>
            {t('peopleTab.addMember')}
          </Button>
        ) : null}
      </div>
      <ul className="sideList teamList">
        <li>
          <span className="strong">{account.ownerName ?? t('peopleTab.nobody')}</span>
          <span className="note">{t('peopleTab.ownerNow')}</span>
        </li>
        {present.map((member) => (
          <MemberLine key={member.id} member={member} onEdit={onEdit} />
        ))}
      </ul>
      {found.isPending ? <SkeletonRows rows={2} /> : null}
      {found.error ? <QueryFailed level={3} error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data && found.data.items.length === 0 ? <p className="note emptyNote">{t('peopleTab.noTeam')}</p> : null}
      {former.length > 0 ? (
        <details className="folded">
          <summary>{t('peopleTab.former', { count: former.length })}</summary>
          <ul className="sideList teamList">
            {former.map((member) => (
              <MemberLine key={member.id} member={member} onEdit={onEdit} />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function MemberLine({ member, onEdit }: { member: Member; onEdit: ((member: Member) => void) | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const since = formatDate(member.since, language);
  const when = member.until
    ? t('peopleTab.between', { since, until: formatDate(member.until, language) })
    : t('peopleTab.from', { day: since });
  return (
    <li>
      {onEdit ? (
        <button type="button" className="door strong" onClick={() => onEdit(member)}>
          {member.userName}
        </button>
      ) : (
        <span className="strong">{member.userName}</span>
      )}
      <span className="note">{[t(`peopleTab.role.${member.role}`), when, member.note].filter(Boolean).join(' · ')}</span>
    </li>
  );
}

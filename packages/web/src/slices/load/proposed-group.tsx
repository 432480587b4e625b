import type { LoadProposal, PersonProposed } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountTier } from '../account/account-tier.tsx';
import { LoadBar } from './load-bar.tsx';
import type { Review, Reviewed } from './use-review.ts';

/** More lines than these are shown when asked for. */
const FIRST = 30;

interface GroupProps {
  person: PersonProposed;
  proposal: LoadProposal;
  lines: Reviewed[];
  review: Review;
}

/** One person with their load before and after, and what they are to receive. */
export function ProposedGroup({ person, proposal, lines, review }: GroupProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const ids = lines.map(({ move }) => move.accountId);
  const taken = lines.filter((line) => line.taken).length;
  const { seniority, teamName, userId, name } = person;
  const shown = all ? lines : lines.slice(0, FIRST);
  return (
    <section className="proposedGroup" aria-label={name}>
      <div className="proposedHead">
        {lines.length > 0 ? (
          <Checkbox
            checked={taken === lines.length}
            indeterminate={taken > 0 && taken < lines.length}
            onChange={({ target }) => review.take(ids, target.checked)}
            aria-label={t('load.proposal.take', { name })}
          />
        ) : null}
        <h2>{name}</h2>
        <span className="note">
          {[
            seniority && t(`people.seniorityOf.${seniority}`),
            teamName,
            lines.length > 0 && t('load.proposal.receives', { count: taken }),
            lines.length === 0 && person.over && t('load.proposal.stillOver'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <LoadBar person={person} after={review.afterOf(userId)} hoursPerPerson={proposal.hoursPerPerson} />
      </div>
      {lines.length > 0 ? (
        <ul>
          {shown.map((line) => (
            <Line key={line.move.accountId} line={line} proposal={proposal} review={review} />
          ))}
        </ul>
      ) : null}
      {shown.length < lines.length ? (
        <Button type="link" onClick={() => setAll(true)}>
          {t('load.proposal.showAll', { count: lines.length })}
        </Button>
      ) : null}
    </section>
  );
}

function Line({ line, proposal, review }: Pick<GroupProps, 'proposal' | 'review'> & { line: Reviewed }) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  const { accountId, accountName, level, from, to, says } = line.move;
  const others = proposal.people.filter(({ userId }) => userId !== from?.id);
  return (
    <li>
      <Checkbox
        checked={line.taken}
        onChange={({ target }) => review.take([accountId], target.checked)}
        aria-label={t('load.proposal.take', { name: accountName })}
      />
      <div className="grow">
        <span className="row wrap proposedName">
          <AccountTier tier={level} />
          <Link className="door" to="/customers/$accountId" params={{ accountId }}>
            {accountName}
          </Link>
          <span className="note">{from ? t('load.proposal.from', { name: from.name }) : null}</span>
        </span>
        <span className="note block">{line.toId === to.id ? says : t('load.proposal.byYou')}</span>
      </div>
      {changing ? (
        <Select
          autoFocus
          defaultOpen
          className="proposedTaker"
          aria-label={t('load.proposal.to', { name: accountName })}
          showSearch={{ optionFilterProp: 'label' }}
          value={line.toId}
          options={others.map(({ userId, name }) => ({ value: userId, label: name }))}
          onChange={(id) => review.change(accountId, id)}
          onBlur={() => setChanging(false)}
        />
      ) : (
        <Button type="link" onClick={() => setChanging(true)} aria-label={t('load.proposal.to', { name: accountName })}>
          {t('load.proposal.change')}
        </Button>
      )}
    </li>
  );
}

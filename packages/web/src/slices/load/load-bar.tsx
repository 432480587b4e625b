import type { PersonProposed } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';

interface LoadBarProps {
  person: PersonProposed;
  after: PersonProposed['after'];
  hoursPerPerson: number | null;
}

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** What a person has before and after, against what they can. */
export function LoadBar({ person, after, hoursPerPerson }: LoadBarProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { before, capacity } = person;
  const shareOf = ({ accounts, hours }: PersonProposed['after']): number | null => {
    const shares = [
      ...(capacity === null ? [] : [accounts / Math.max(capacity, 1)]),
      ...(hours === null || !hoursPerPerson ? [] : [hours / hoursPerPerson]),
    ];
    return shares.length === 0 ? null : Math.max(...shares);
  };
  const [was, is] = [shareOf(before), shareOf(after)];
  const number = (value: number) => formatNumber(value, language);
  const counts = { before: number(before.accounts), after: number(after.accounts) };
  return (
    <div className="loadBar">
      {was === null || is === null ? null : (
        <span className="coverageBar" aria-hidden>
          <span style={{ width: percent(Math.min(was, is, 1)) }} />
          <span
            className={is > was ? 'added' : 'given'}
            style={{ width: percent(Math.max(0, Math.min(Math.max(was, is), 1) - Math.min(was, is, 1))) }}
          />
        </span>
      )}
      <span className={is !== null && is > 1 ? 'note num hot' : 'note num'}>
        {capacity === null ? t('load.proposal.load', counts) : t('load.proposal.loadMost', { ...counts, most: number(capacity) })}
        {before.hours === null || after.hours === null || !hoursPerPerson
          ? null
          : ` · ${t('load.proposal.hours', { before: percent(before.hours / hoursPerPerson), after: percent(after.hours / hoursPerPerson) })}`}
      </span>
    </div>
  );
}

import type { CalendarYear } from '@fulcrum/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, formatDate } from '../../kit/index.ts';
import { holdsFrom } from './holds-from.ts';

/** Where a year's days are from, or that nothing is announced yet; the legend of the months. */
export function YearState({
  year: { year, state, sources, changedOn },
  today,
  mayChange,
}: {
  year: CalendarYear;
  today: string;
  mayChange: boolean;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const language = useLanguage();
  const changed = changedOn.filter((day) => day.startsWith(`${year}-`));
  const reset = useMutation({
    mutationFn: () => client.calendar.resetYear({ year, from: holdsFrom(year, today) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.calendar.key() }),
  });
  return (
    <div className="yearState">
      <p className={state === 'provisional' ? 'ink2 provisional' : 'ink2'}>
        <span className="tag">{t(`workdays.stateOf.${state}`)}</span>
        {t(`workdays.stateNote.${state}`)}
        {state === 'official'
          ? sources.map((source, place) => <Notice key={source} href={source} place={sources.length > 1 ? place + 1 : null} />)
          : sources[0]}
        {state === 'own' && mayChange ? (
          <Button size="small" type="link" loading={reset.isPending} onClick={() => reset.mutate()}>
            {t('workdays.reset')}
          </Button>
        ) : null}
      </p>
      {changed.length > 0 ? (
        <p className="note">
          {t('workdays.changedOn', { days: changed.map((day) => formatDate(day, language)).join(t('workdays.comma')) })}
        </p>
      ) : null}
      <ActionProblem error={reset.error} />
      <ul className="legend note">
        {(['off', 'worked', 'company', 'school'] as const).map((kind) => (
          <li key={kind}>
            <i className={`swatch ${kind}`} aria-hidden />
            {t(`workdays.legend.${kind}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Notice({ href, place }: { href: string; place: number | null }) {
  const { t } = useTranslation();
  return (
    <a className="door" href={href} target="_blank" rel="noreferrer">
      {place === null ? t('workdays.notice') : t('workdays.noticeNumber', { number: place })}
    </a>
  );
}

import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Door, Figures, formatDate, formatMoney, formatNumber, Money, PageHead, PHONE, RichText, useMedia } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { leadsTeam, useTodayAddress, type useWorklist } from './use-today.ts';

type List = ReturnType<typeof useWorklist>;

/** Today's answer in a sentence, whose list it is, and its figures as doors to the tasks behind them. */
export function TodayHead({ list }: { list: List }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const { search, go } = useTodayAddress();
  const phone = useMedia(PHONE);
  const date = list.date ?? me?.today;
  const day = date ? formatDate(date, language, { style: 'headline' }) : '';
  return (
    <PageHead
      title={t('today.title')}
      eyebrow={phone ? day : t('today.eyebrow', { day })}
      answer={<Answer figures={list.figures} team={search.team ?? false} />}
      sub={phone && list.figures ? <PhoneFigures figures={list.figures} /> : undefined}
      actions={
        <>
          {leadsTeam(me?.role) ? (
            <Segmented
              aria-label={t('today.whose')}
              value={search.team ? 'team' : 'mine'}
              options={[
                { value: 'mine', label: t('today.mine') },
                { value: 'team', label: me?.teamName ?? t('today.everybody') },
              ]}
              onChange={(value) => go({ team: value === 'team' ? true : undefined, task: undefined, selected: undefined }, false)}
            />
          ) : null}
          {me?.may.includes('tasks.write') ? (
            <Button onClick={() => go({ work: 'new' }, false)} aria-keyshortcuts="n">
              {t('today.newTask')}
              <kbd aria-hidden>N</kbd>
            </Button>
          ) : null}
        </>
      }
    />
  );
}

function Answer({ figures, team }: { figures: List['figures']; team: boolean }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const language = useLanguage();
  if (!figures) return <span className="ink3">{t('today.reading')}</span>;
  const { accounts, overdue, doneToday } = figures;
  if (accounts === 0)
    return doneToday > 0 ? (
      <RichText text="today.answer.allDone" values={{ count: doneToday }} />
    ) : (
      <RichText text="today.answer.nothing" />
    );
  const values = { count: accounts, accounts: formatNumber(accounts, language), overdue: formatNumber(overdue, language) };
  // Whoever meets no customers has work, not customers to contact.
  if (!can('accounts.read'))
    return (
      <RichText
        text={overdue > 0 ? 'today.answer.workLate' : 'today.answer.workOnTime'}
        values={{ count: figures.open, open: formatNumber(figures.open, language), overdue: values.overdue }}
      />
    );
  if (team) return <RichText text={overdue > 0 ? 'today.answer.teamLate' : 'today.answer.team'} values={values} />;
  return <RichText text={overdue > 0 ? 'today.answer.late' : 'today.answer.onTime'} values={values} />;
}

function PhoneFigures({ figures }: { figures: NonNullable<List['figures']> }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const { go } = useTodayAddress();
  return (
    <>
      {can('accounts.read') ? `${t('today.phone.stake', { amount: formatMoney(figures.valueAtStake, currency, language) })} · ` : null}
      <Door onOpen={() => go({ show: 'overdue' }, false)}>{t('today.phone.overdue', { count: figures.overdue })}</Door> ·{' '}
      <Door onOpen={() => go({ show: 'done' }, false)}>{t('today.phone.done', { count: figures.doneToday })}</Door>
    </>
  );
}

/** The strip of figures under the head. */
export function TodayFigures({ figures }: { figures: List['figures'] }) {
  const { t } = useTranslation();
  const { can } = useSession();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const { go } = useTodayAddress();
  const show = (view: 'overdue' | 'done' | undefined) => ({
    onOpen: () => go({ show: view, view: undefined, due: undefined, task: undefined }, false),
  });
  const number = (value: number | undefined) =>
    value === undefined ? <span className="skel figureSkel" /> : formatNumber(value, language);
  return (
    <Figures
      figures={[
        ...(can('accounts.read')
          ? [
              {
                label: t('today.figure.stake'),
                value: figures ? <Money amount={figures.valueAtStake} currency={currency} /> : number(undefined),
                opens: figures && show(undefined),
                hint: t('today.figure.stakeHint'),
              },
            ]
          : []),
        { label: t('today.figure.open'), value: number(figures?.open), opens: figures && show(undefined) },
        { label: t('today.figure.overdue'), value: number(figures?.overdue), opens: figures && show('overdue') },
        { label: t('today.figure.done'), value: number(figures?.doneToday), opens: figures && show('done') },
      ]}
    />
  );
}

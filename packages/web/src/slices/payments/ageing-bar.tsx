import type { AgeBucket, Ageing } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { Door, formatDate, formatMoney, formatNumber, Picture } from '../../kit/index.ts';

interface AgeingBarProps {
  ageing: Ageing;
  /** Opens the instalments of one age. */
  onOpen: (bucket: AgeBucket) => void;
  /** The age that the list beside it shows. */
  current?: AgeBucket | undefined;
}

/** What is open by age, as one bar; its finding is how much of it is overdue, and how much of that for long. */
export function AgeingBar({ ageing, onOpen, current }: AgeingBarProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const hidden = Number.isNaN(Number(ageing.open.amount));
  const worth = (of: { amount: string; instalments: number }) => (hidden ? of.instalments : Number(of.amount));
  const shown = (of: { amount: string; instalments: number }) =>
    hidden ? t('owed.count', { count: of.instalments }) : formatMoney(Number(of.amount), ageing.currency, language);
  const all = worth(ageing.open) || 1;
  const title = useFinding(ageing, hidden);
  return (
    <Picture
      title={title}
      note={t('owed.asOf', { day: formatDate(ageing.asOf, language) })}
      table={{
        columns: [
          { title: t('owed.age') },
          { title: t('owed.instalments'), align: 'right' },
          { title: t('owed.accounts'), align: 'right' },
          { title: t('owed.open'), align: 'right' },
        ],
        rows: ageing.buckets.map((each) => [
          t(`owed.bucket.${each.bucket}`),
          formatNumber(each.instalments, language),
          formatNumber(each.accounts, language),
          hidden ? each.amount : formatMoney(Number(each.amount), ageing.currency, language, true),
        ]),
      }}
    >
      <div className="ageing">
        <div className="ageingBar" role="img" aria-label={title}>
          {ageing.buckets.map((each) =>
            worth(each) > 0 ? <i key={each.bucket} className={`age-${each.bucket}`} style={{ flexGrow: worth(each) / all }} /> : null,
          )}
        </div>
        <ul className="ageingKey">
          {ageing.buckets.map((each) => (
            <li key={each.bucket} className={each.bucket === current ? 'on' : undefined}>
              <span className="note">
                <i className={`age-${each.bucket}`} aria-hidden />
                {t(`owed.bucket.${each.bucket}`)}
              </span>
              {each.instalments === 0 ? (
                <span className="ink3">—</span>
              ) : (
                <Door onOpen={() => onOpen(each.bucket)} label={`${t(`owed.bucket.${each.bucket}`)} ${shown(each)}`}>
                  {shown(each)}
                </Door>
              )}
              {hidden || each.instalments === 0 ? null : <span className="note num">{t('owed.count', { count: each.instalments })}</span>}
            </li>
          ))}
        </ul>
      </div>
    </Picture>
  );
}

function useFinding(ageing: Ageing, hidden: boolean): string {
  const { t } = useTranslation();
  const language = useLanguage();
  if (ageing.open.instalments === 0) return t('owed.finding.none');
  if (ageing.overdue.instalments === 0) return t('owed.finding.inTime', { count: ageing.open.instalments });
  if (hidden) return t('owed.finding.masked', { count: ageing.overdue.instalments });
  const old = ageing.buckets.find(({ bucket }) => bucket === 'over_90');
  const share = (part: string, of: string) => formatNumber(Number(part) / (Number(of) || 1), language, 'percent');
  return t('owed.finding.overdue', {
    amount: formatMoney(Number(ageing.overdue.amount), ageing.currency, language),
    share: share(ageing.overdue.amount, ageing.open.amount),
    old: share(old?.amount ?? '0', ageing.overdue.amount),
  });
}

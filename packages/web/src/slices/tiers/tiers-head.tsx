import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatNumber, PageHead, RichText } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { DayControl } from '../../shell/day-shown.tsx';
import { useSession } from '../../shell/session.tsx';
import { EvaluateNow } from './evaluate-now.tsx';
import { PolicyEyebrow } from './policy-eyebrow.tsx';
import { type Overview, topLevels } from './top-levels.ts';

/** Which share the top levels carry and how many moved since the last evaluation; the day, and the evaluation itself. */
export function TiersHead({ overview }: { overview: Overview | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const { asOf } = useDay();
  const day = overview?.asOf ?? asOf;
  return (
    <PageHead
      title={t('shell.page.tiers')}
      eyebrow={
        <PolicyEyebrow
          words={day ? t('tiers.eyebrow', { date: formatDate(day, language) }) : t('shell.page.tiers')}
          of={overview}
          sampleNote={t('tiers.sampleNote')}
        />
      }
      answer={<Answer overview={overview} />}
      sub={overview ? <Moved overview={overview} /> : undefined}
      actions={
        <>
          <DayControl />
          {can('evaluations.run') ? <EvaluateNow /> : null}
        </>
      }
    />
  );
}

function Answer({ overview }: { overview: Overview | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!overview) return <span className="ink3">{t('tiers.answer.loading')}</span>;
  const top = topLevels(overview.levels);
  if (overview.policyId === null) return t('tiers.answer.noPolicy');
  if (!top) return t('tiers.answer.nothing');
  const levels = top.ids.join(t('measures.op.comma'));
  if (top.accounts === 0) return t('tiers.answer.noneTop', { levels });
  const values = {
    levels,
    count: top.accounts,
    accounts: formatNumber(top.accounts, language),
    part: formatNumber(top.accountShare, language, 'percent'),
    share: formatNumber(top.amountShare ?? 0, language, 'percent'),
  };
  return <RichText text={top.amountShare === null ? 'tiers.answer.accounts' : 'tiers.answer.carry'} values={values} />;
}

function Moved({ overview: { moved } }: { overview: Overview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (moved.since === null) return null;
  if (moved.up + moved.down === 0) return t('tiers.moved.none', { date: formatDate(moved.since, language) });
  return <RichText text="tiers.moved.some" values={{ up: moved.up, down: moved.down, date: formatDate(moved.since, language) }} />;
}

import type { Both, HealthColour } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatNumber, PageHead, RichText } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { DayControl } from '../../shell/day-shown.tsx';
import { useSession } from '../../shell/session.tsx';
import { PolicyEyebrow } from '../tiers/policy-eyebrow.tsx';

interface HealthHeadProps {
  overview:
    | {
        policyId: string | null;
        policyName: Both | null;
        version: number | null;
        sample: boolean;
        asOf: string;
        judgedOn: string | null;
        colours: readonly { id: HealthColour; accounts: number }[];
      }
    | undefined;
}

/** The page's answer: how many are ill, how many must be watched. */
export function HealthHead({ overview }: HealthHeadProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { today } = useSession();
  const { asOf } = useDay();
  const day = overview?.asOf ?? asOf ?? today;
  const count = (id: HealthColour) => formatNumber(overview?.colours.find((colour) => colour.id === id)?.accounts ?? 0, language);
  const judged = overview?.colours.some(({ accounts }) => accounts > 0);
  const answer = !overview ? (
    <span className="ink3">{t('health.answer.loading')}</span>
  ) : overview.policyId === null ? (
    t('health.answer.noPolicy')
  ) : judged ? (
    <RichText text="health.answer.some" values={{ red: count('red'), amber: count('amber') }} />
  ) : (
    t('health.answer.none')
  );
  return (
    <PageHead
      title={t('shell.page.health')}
      eyebrow={
        <PolicyEyebrow
          words={day ? t('health.eyebrow', { date: formatDate(day, language) }) : t('shell.page.health')}
          of={overview}
          sampleNote={t('health.sampleNote')}
        />
      }
      answer={answer}
      sub={
        overview?.policyId
          ? overview.judgedOn
            ? t('health.sub', { date: formatDate(overview.judgedOn, language) })
            : t('lifecycle.notJudged')
          : undefined
      }
      actions={<DayControl />}
    />
  );
}

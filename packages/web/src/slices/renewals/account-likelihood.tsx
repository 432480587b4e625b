import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatNumber } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { EffectBar } from './renewal-terms.tsx';
import './renewals.css';

const SHOWN = 5;
const signed = (text: string): string => `${text.startsWith('-') ? '−' : '+'}${Math.abs(Number(text)).toFixed(2)}`;

interface AccountLikelihoodProps {
  accountId: string;
  tier: string | null;
  /** The score, where health is judged. */
  health: string | number | null;
}

/** By the rules and by the model, side by side: how likely the customer renews, and what makes it so. Nothing without a model or a term. */
export function AccountLikelihood({ accountId, tier, health }: AccountLikelihoodProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { asOf } = useDay();
  const { data } = useQuery(api.renewals.account.queryOptions({ input: { accountId, asOf } }));
  if (!data || data.likelihood === null || data.endsOn === null) return null;
  const percent = formatNumber(data.likelihood, language, 'percent', 0);
  const number = (value: number) => formatNumber(value, language, 'plain', 1);
  const furthest = Math.max(...data.contributions.map(({ contribution }) => Math.abs(Number(contribution))), Number.MIN_VALUE);
  const rules = [
    ...(tier === null ? [] : [t('renewals.account.tier', { tier })]),
    ...(health === null ? [] : [t('renewals.account.health', { score: number(Number(health)) })]),
  ];
  const rest = data.contributions.length - SHOWN;
  return (
    <section className="sideBlock">
      <h2 className="section">{t('renewals.account.title')}</h2>
      <p className="renewalLikelihood">
        <strong>{data.hidden ? t('renewals.account.about', { percent }) : percent}</strong>
        <span className="note">{t('renewals.account.until', { date: formatDate(data.endsOn, language) })}</span>
        {rules.length ? (
          <span className="note">{t('renewals.account.rules', { rules: rules.join(language === 'zh' ? '，' : ', ') })}</span>
        ) : null}
      </p>
      {data.hidden ? <p className="note">{t('renewals.account.hidden', { count: data.hidden })}</p> : null}
      <ul className="renewalParts">
        {data.contributions.slice(0, SHOWN).map(({ id, name, value, typical, contribution }) => (
          <li key={id}>
            <span>
              {name[language]}
              <span className="note block">
                {value === null
                  ? t('renewals.account.unknown', { typical: number(typical) })
                  : t('renewals.account.value', { value: number(value), typical: number(typical) })}
              </span>
            </span>
            <EffectBar share={Number(contribution) / furthest} />
            <span className="num">{signed(contribution)}</span>
          </li>
        ))}
      </ul>
      <p className="note">
        {[
          rest > 0 ? t('renewals.account.more', { count: rest }) : null,
          data.intercept === null ? null : `${t('renewals.account.start')} ${signed(data.intercept)}`,
          data.logit === null ? null : t('renewals.account.sum', { logit: signed(data.logit) }),
        ]
          .filter((one) => one !== null)
          .join(language === 'zh' ? '；' : '; ')}
      </p>
    </section>
  );
}

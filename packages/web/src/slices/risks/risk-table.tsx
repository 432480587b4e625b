import type { Risk } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Door, formatDate, Money } from '../../kit/index.ts';
import { MASKED } from '../metrics/metric-value.ts';

interface RiskTableProps {
  rows: readonly Risk[];
  day: string;
  onOpen: (risk: Risk) => void;
}

/** The register, what is most at stake first. */
export function RiskTable({ rows, day, onOpen }: RiskTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  return (
    <table className="plainTable riskTable" aria-label={t('shell.page.risks')}>
      <thead>
        <tr>
          <th scope="col">{t('risks.customer')}</th>
          <th scope="col">{t('risks.risk')}</th>
          <th scope="col" className="right">
            {t('risks.atStake')}
          </th>
          <th scope="col" className="wide">
            {t('risks.owner')}
          </th>
          <th scope="col" className="wide">
            {t('risks.due')}
          </th>
          <th scope="col" className="wide">
            {t('risks.plan')}
          </th>
          <th scope="col" className="wide">
            {t('risks.state')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((risk) => (
          <tr key={risk.id}>
            <td>
              <Link to="/customers/$accountId" params={{ accountId: risk.accountId }} className="door">
                {risk.accountName}
              </Link>
            </td>
            <td>
              <Door onOpen={() => onOpen(risk)}>{risk.title[language]}</Door>
              <span className="note block">
                {t(`risks.kindOf.${risk.kind}`)} · {t('risks.since', { date: formatDate(risk.raisedOn, language) })}
              </span>
            </td>
            <td className="right">
              {risk.atStake !== MASKED && Number(risk.atStake) === 0 ? (
                <span className="ink3">—</span>
              ) : (
                <Money amount={risk.atStake} currency={currency} />
              )}
            </td>
            <td className="wide">{risk.ownerName ?? <span className="ink3">—</span>}</td>
            <td className="wide nowrap">
              <DueDay risk={risk} day={day} />
            </td>
            <td className="wide">
              {risk.plan ? <span className="ellip block riskPlan">{risk.plan}</span> : <span className="ink3">—</span>}
            </td>
            <td className="wide nowrap">{t(`risks.stateOf.${risk.state}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The day by which something is to be done; said where it has passed. */
export function DueDay({ risk, day }: { risk: Pick<Risk, 'dueOn' | 'state'>; day: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!risk.dueOn) return <span className="ink3">—</span>;
  const late = risk.state === 'open' && risk.dueOn < day;
  return (
    <>
      {formatDate(risk.dueOn, language)} {late ? <span className="tag">{t('risks.late')}</span> : null}
    </>
  );
}

import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.ts';
import { DoorIf, type DoorTarget } from './door.tsx';
import { formatDate } from './format-date.ts';
import { formatNumber } from './format-number.ts';
import { ScaleBar, type ScaleLevel } from './scale-bar.tsx';

export interface ExplanationItem {
  key: string;
  /** What the policy asks. */
  label: string;
  /** The rule in words, under the label. */
  note?: string;
  /** The fact found, as text; null: no data. */
  fact: string | null;
  /** Points given, null where they are masked; absent where the policy asks yes or no (`met`). */
  points?: number | null;
  met?: boolean;
  /** The rows behind the fact. */
  opens?: DoorTarget;
}

export interface ExplanationProps {
  /** The chip of the result. */
  chip?: ReactNode;
  /** A 级 · 90 分 */
  result: string;
  /** A 级需 ≥ 85 分 */
  threshold?: string;
  scale?: { levels: ScaleLevel[]; score: number; max: number };
  items: ExplanationItem[];
  /** The total and what the items not listed add up to. Absent for policies without points. */
  total?: { points: number | null; rest?: string };
  policy: {
    name: string;
    version: number /** ISO date. */;
    date: string /** Who confirmed it; absent: an automatic run. */;
    person?: string;
  };
  history?: LinkProps;
}

/** Why a result is what it is, always in this order: result and threshold, position, items, total, policy. */
export function Explanation({ chip, result, threshold, scale, items, total, policy, history }: ExplanationProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const signed = (points: number | null) => (points === null ? '***' : formatNumber(points, language, 'signed'));
  const made = { policy: policy.name, version: policy.version, date: formatDate(policy.date, language) };
  return (
    <div className="explanation">
      <div className="row wrap">
        {chip}
        <span className="section explanationResult">{result}</span>
        {threshold ? <span className="note">{threshold}</span> : null}
      </div>
      {scale ? <ScaleBar {...scale} /> : null}
      <table aria-label={t('kit.explanation.label', { result })}>
        <thead className="visuallyHidden">
          <tr>
            <th scope="col">{t('kit.explanation.item')}</th>
            <th scope="col">{t('kit.explanation.fact')}</th>
            <th scope="col">{t('kit.explanation.points')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.key}>
              <th scope="row">
                {item.label}
                {item.note ? <span className="note block">{item.note}</span> : null}
              </th>
              <td>
                {item.fact === null ? (
                  <span className="ink3">{t('kit.explanation.noData')}</span>
                ) : (
                  <DoorIf target={item.opens}>{item.fact}</DoorIf>
                )}
              </td>
              <td>
                {item.points !== undefined
                  ? signed(item.points)
                  : item.met
                    ? `✓ ${t('kit.explanation.met')}`
                    : `✕ ${t('kit.explanation.unmet')}`}
              </td>
            </tr>
          ))}
          {total ? (
            <tr>
              <th scope="row" className="strong">
                {t('kit.explanation.total')}
              </th>
              <td>{total.rest}</td>
              <td>{total.points === null ? '***' : formatNumber(total.points, language, 'plain', 1)}</td>
            </tr>
          ) : null}
        </tbody>
      </table>
      <div className="row note explanationFoot">
        <span className="grow">
          {policy.person ? t('kit.explanation.policy', { ...made, person: policy.person }) : t('kit.explanation.policyAuto', made)}
        </span>
        {history ? (
          <Link {...history} className="nowrap">
            {t('kit.explanation.history')}
          </Link>
        ) : null}
      </div>
    </div>
  );
}

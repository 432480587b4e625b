import { SURVEY_PARTS, type Survey, type SurveyFigures, type SurveyKind } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, Figures, formatNumber, SkeletonRows } from '../../kit/index.ts';
import { AnswerList } from './answer-list.tsx';
import { useSurveyValue } from './use-survey-value.ts';

/** The figure of a survey with its interval, its course, its parts, and what people wrote. */
export function SurveyResultsPart({ survey: { id, kind, imported } }: { survey: Survey }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const value = useSurveyValue();
  const [by, setBy] = useState<(typeof SURVEY_PARTS)[number]>('tier');
  const found = useQuery({ ...api.surveys.results.queryOptions({ input: { id, by } }), placeholderData: (before) => before });
  const { data } = found;
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (!data) return <SkeletonRows rows={6} />;
  return (
    <>
      <Figures
        size="record"
        figures={[
          {
            label: t(`surveying.value.${kind}`),
            value: value(kind, data.value),
            small:
              data.least === null ? undefined : t('surveying.interval', { least: value(kind, data.least), most: value(kind, data.most) }),
          },
          { label: t('surveying.answers'), value: formatNumber(data.answers, language), small: t('surveying.bands', { ...data }) },
          {
            label: t('surveying.rate'),
            value: data.rate === null ? '—' : formatNumber(data.rate, language, 'percent'),
            small: imported ? t('surveying.rateUnknown') : t('surveying.ofInvited', { answered: data.answered, invited: data.invited }),
          },
        ]}
      />
      <FiguresTable
        kind={kind}
        label={t('surveying.month')}
        rows={data.months.map((one) => ({ ...one, id: one.month, name: one.month }))}
      />
      <Select
        aria-label={t('surveying.by')}
        value={by}
        onChange={setBy}
        options={SURVEY_PARTS.map((part) => ({ value: part, label: t(`surveying.part.${part}`) }))}
      />
      <FiguresTable kind={kind} label={t(`surveying.part.${by}`)} rows={data.parts} />
      <h3 className="lbl">{t('surveying.verbatims')}</h3>
      <AnswerList surveyId={id} />
    </>
  );
}

interface Row extends SurveyFigures {
  id: string;
  name: string;
}
function FiguresTable({ kind, label, rows }: { kind: SurveyKind; label: string; rows: readonly Row[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const value = useSurveyValue();
  if (!rows.length) return null;
  return (
    <table className="plainTable" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{label}</th>
          <th scope="col">{t(`surveying.value.${kind}`)}</th>
          <th scope="col">{t('surveying.answers')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>{row.name || t('surveying.none')}</td>
            <td className="num">{value(kind, row.value)}</td>
            <td className="num">{formatNumber(row.answers, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

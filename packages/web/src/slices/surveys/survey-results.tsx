import { DownloadOutlined } from '@ant-design/icons';
import {
  SURVEY_BANDS,
  SURVEY_PARTS,
  type Survey,
  type SurveyBand,
  type SurveyFigures,
  type SurveyKind,
  type SurveyResults,
} from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, exportUrl } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, Figures, formatNumber, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { AnswerList } from './answer-list.tsx';
import { SurveyCourse } from './survey-course.tsx';
import { useSurveyValue } from './use-survey-value.ts';

/** The figure of a survey with its interval, its course, its parts, and what people wrote. */
export function SurveyResultsPart({ survey: { id, kind, imported } }: { survey: Survey }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const value = useSurveyValue();
  const { can } = useSession();
  const [band, setBand] = useState<SurveyBand>();
  const [by, setBy] = useState<(typeof SURVEY_PARTS)[number]>('tier');
  const found = useQuery({ ...api.surveys.results.queryOptions({ input: { id, by } }), placeholderData: (before) => before });
  const { data } = found;
  if (found.error) return <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />;
  if (!data) return <SkeletonRows rows={6} />;
  return (
    <>
      <div className="surveyFigures">
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
      </div>
      <SurveyCourse kind={kind} months={data.months} />
      <Select
        className="surveyParts"
        aria-label={t('surveying.by')}
        value={by}
        onChange={setBy}
        options={SURVEY_PARTS.map((part) => ({ value: part, label: t(`surveying.part.${part}`) }))}
      />
      <FiguresTable kind={kind} label={t(`surveying.part.${by}`)} rows={data.parts} />
      <FurtherResults questions={data.questions} />
      <h3 className="lbl">{t('surveying.verbatims')}</h3>
      <div className="row surveyTools">
        <Select<'all' | SurveyBand>
          aria-label={t('surveying.band')}
          value={band ?? 'all'}
          onChange={(chosen) => setBand(chosen === 'all' ? undefined : chosen)}
          options={(['all', ...SURVEY_BANDS] as const).map((value) => ({ value, label: t(`surveying.bandOf.${value}`) }))}
        />
        {can('exports.run') ? (
          <Button
            href={exportUrl('survey-answers', { format: 'csv', survey: id, ...(band ? { band } : {}) })}
            icon={<DownloadOutlined aria-hidden />}
            download
          >
            {t('surveying.export')}
          </Button>
        ) : null}
      </div>
      <AnswerList key={band ?? 'all'} surveyId={id} band={band} />
    </>
  );
}

/** What was chosen of each further question; what was written stands with the answers. */
function FurtherResults({ questions }: Pick<SurveyResults, 'questions'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  return questions.map(({ id, text, answers, choices }) => (
    <section key={id} aria-label={text[language]}>
      <h3 className="lbl">{text[language]}</h3>
      <p className="note">{t('surveying.further.answered', { count: answers })}</p>
      {choices.length ? (
        <table className="plainTable" aria-label={text[language]}>
          <tbody>
            {choices.map((choice, nth) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the number of a choice is what an answer names it by
              <tr key={nth}>
                <td>{choice.text[language]}</td>
                <td className="num">{formatNumber(choice.answers, language)}</td>
                <td className="num">{answers ? formatNumber(choice.answers / answers, language, 'percent') : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  ));
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

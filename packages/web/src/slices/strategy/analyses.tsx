import { analysisRecords } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Door, Failure, formatDate, SkeletonRows } from '../../kit/index.ts';
import { type RecordRow, useRecords } from '../../records/index.ts';
import { useDay } from '../../shell/day.ts';
import { metricValue } from '../metrics/metric-value.ts';
import { useMetrics } from '../metrics/use-metric-names.ts';

type Section = keyof typeof analysisRecords.fields.section.choices;
const SECTIONS = Object.keys(analysisRecords.fields.section.choices) as Section[];
const MOST = 200;

/** What was found out of industry, objectives, customers, competitors and ourselves, each with its evidence. */
export function Analyses({ editable, onOpen }: { editable: boolean; onOpen: (panel: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { asOf } = useDay();
  const found = useRecords(analysisRecords, { asOf }, MOST);
  const holds = (found.rows ?? []).filter((row) => row.untilOn === null);
  return (
    <section className="briefSection">
      <div className="row">
        <h2 className="section grow">{t('briefing.analyses')}</h2>
        {editable ? (
          <Button size="small" onClick={() => onOpen('analyses:new')}>
            {t('briefing.addAnalysis')}
          </Button>
        ) : null}
      </div>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.rows ? (
        <SkeletonRows rows={5} />
      ) : (
        <dl className="analyses">
          {SECTIONS.map((section) => {
            const rows = holds.filter((row) => row.section === section);
            return (
              <div key={section}>
                <dt>{analysisRecords.fields.section.choices[section][language]}</dt>
                <dd>
                  {rows.length === 0 ? <span className="note">{t('briefing.noFinding')}</span> : null}
                  {rows.map((row) => (
                    <Finding key={row.id} row={row} onOpen={() => onOpen(`analyses:${row.id}`)} />
                  ))}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </section>
  );
}

function Finding({ row, onOpen }: { row: RecordRow; onOpen: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const link = typeof row.link === 'string' ? row.link : null;
  return (
    <div className="finding">
      <Door onOpen={onOpen}>{String(row.finding)}</Door>
      <span className="note block">
        {t('briefing.evidence', { text: String(row.evidence) })}{' '}
        {link?.startsWith('https://') ? (
          <a className="door" href={link} rel="noreferrer">
            {t('briefing.source')}
          </a>
        ) : (
          link
        )}
      </span>
      <span className="note block">
        {[formatDate(String(row.foundOn), language), row.authorName ? String(row.authorName) : null].filter(Boolean).join(' · ')}
        {typeof row.metric === 'string' ? <Measured metric={row.metric} /> : null}
      </span>
    </div>
  );
}

/** What a metric that a finding names comes to on the day shown. */
function Measured({ metric }: { metric: string }) {
  const language = useLanguage();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const { asOf } = useDay();
  const info = useMetrics().data?.items.find(({ id }) => id === metric);
  const found = useQuery({
    ...api.metrics.value.queryOptions({ input: { id: metric, asOf } }),
    enabled: info?.additive === true && !info.masked,
    retry: false,
  });
  if (!info) return null;
  const value = found.data?.rows[0]?.value;
  const text = value === undefined ? null : metricValue(metric, info.type, value, { language, currency });
  return (
    <>
      {' · '}
      {info.name[language]} {text ? <b className="num">{text}</b> : null}
    </>
  );
}

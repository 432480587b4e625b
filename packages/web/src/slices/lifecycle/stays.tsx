import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';
import { StageMark, type Stages } from './stage-mark.tsx';

interface Stay {
  stage: string;
  lines: number;
  medianDays: number;
  p90Days: number;
}

/** How long lines stayed in the stages they left, beside what was expected. */
export function Stays({ stays, stages, whole }: { stays: readonly Stay[]; stages: Stages; whole: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = (value: number) => formatNumber(value, language, 'plain', 0);
  const rows = stages.flatMap((stage) => {
    const stay = stays.find((one) => one.stage === stage.id);
    return stay ? [{ ...stay, expectedDays: stage.expectedDays }] : [];
  });
  return (
    <div>
      <h2 className="section">{t('lifecycle.stays.title')}</h2>
      <p className="note">
        {rows.length
          ? t(whole ? 'lifecycle.course.stays' : 'lifecycle.stays.note')
          : t(whole ? 'lifecycle.course.noStays' : 'lifecycle.stays.none')}
      </p>
      {rows.length ? (
        <table className="plainTable" aria-label={t('lifecycle.stays.title')}>
          <thead>
            <tr>
              <th scope="col">{t('lifecycle.stays.stage')}</th>
              <th scope="col" className="right">
                {t(whole ? 'lifecycle.course.left' : 'lifecycle.stays.lines')}
              </th>
              <th scope="col" className="right">
                {t('lifecycle.stays.median')}
              </th>
              <th scope="col" className="right">
                {t('lifecycle.stays.p90')}
              </th>
              <th scope="col" className="right wide">
                {t('lifecycle.stays.expected')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.stage}>
                <td>
                  <StageMark stage={row.stage} stages={stages} />
                </td>
                <td className="right">{number(row.lines)}</td>
                <td className="right">{number(row.medianDays)}</td>
                <td className="right">{number(row.p90Days)}</td>
                <td className="right wide">{row.expectedDays === null ? <span className="ink3">—</span> : number(row.expectedDays)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </div>
  );
}

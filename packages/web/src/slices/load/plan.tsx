import type { WorkLoad } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';

/** The people that serving these accounts asks for, by seniority, beside those who are there. */
export function Plan({ load }: { load: WorkLoad }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section className="capacityPlan">
      <h2 className="lbl">{t('load.plan')}</h2>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('load.seniority')}</th>
            <th scope="col">{t('load.planHours')}</th>
            <th scope="col">{t('load.needed')}</th>
            <th scope="col">{t('load.there')}</th>
          </tr>
        </thead>
        <tbody>
          {load.plan.map(({ seniority, hours, needed, there }) => (
            <tr key={seniority}>
              <th scope="row">{t(`benefit.seniority.${seniority}`)}</th>
              <td className="num">{formatNumber(Math.round(hours), language)}</td>
              <td className="num">{formatNumber(needed, language, 'plain', 1)}</td>
              <td className={needed > there ? 'num hot' : 'num'}>{formatNumber(there, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{t('load.planHint')}</p>
    </section>
  );
}

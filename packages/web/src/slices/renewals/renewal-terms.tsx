import type { RenewalModel } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../kit/index.ts';

const Z = 1.96;
const odds = (weight: number): string => Math.exp(weight).toFixed(2);

/** The figures of the model, that which counts most first, with what each does to the odds. */
export function RenewalTerms({ model: { terms } }: { model: RenewalModel }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = (value: number) => formatNumber(value, language, 'plain', 2);
  const furthest = Math.max(...terms.map(({ weight }) => Math.abs(weight)), Number.MIN_VALUE);
  return (
    <section className="renewalSection">
      <h2 className="section">{t('renewals.terms.title')}</h2>
      <div className="renewalScroll">
        <table className="plainTable" aria-label={t('renewals.terms.title')}>
          <thead>
            <tr>
              <th scope="col">{t('renewals.terms.figure')}</th>
              <th scope="col">{t('renewals.terms.weight')}</th>
              <th scope="col" className="right">
                {t('renewals.terms.odds')}
              </th>
              <th scope="col" className="right">
                {t('renewals.terms.typical')}
              </th>
            </tr>
          </thead>
          <tbody>
            {terms
              .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
              .map((term) => (
                <tr key={term.id}>
                  <td>
                    {term.name[language]}
                    {term.missing === null ? null : (
                      <span className="note block">{t('renewals.terms.missing', { odds: odds(term.missing) })}</span>
                    )}
                  </td>
                  <td>
                    <EffectBar share={term.weight / furthest} />
                  </td>
                  <td className="right nowrap">
                    {t('renewals.terms.timesOdds', {
                      ...{ odds: odds(term.weight), low: odds(term.weight - Z * term.error), high: odds(term.weight + Z * term.error) },
                    })}
                  </td>
                  <td className="right">{term.typical === null ? '***' : number(term.typical)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      <p className="note">{t('renewals.terms.note')}</p>
    </section>
  );
}

/** To the right what makes it likelier, to the left what makes it less so. */
export function EffectBar({ share }: { share: number }) {
  return (
    <span className="effectBar" aria-hidden>
      <i className={share < 0 ? 'less' : 'more'} style={{ width: `${Math.abs(share) * 50}%` }} />
    </span>
  );
}

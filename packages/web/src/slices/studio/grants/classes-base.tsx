import type { SimulatedBenefits } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatNumber } from '../../../kit/index.ts';
import { Targets } from './grant-card.tsx';
import { GrantMovers } from './grant-movers.tsx';

/** What a draft of service levels does to the base: how many have each class, by which targets, and who gets another. */
export function ClassesBase({ of }: { of: SimulatedBenefits }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { byClass, classes } = of;
  const number = (value: number) => formatNumber(value, language);
  return (
    <>
      <section className="tierSection">
        <h3 className="section">{t('grant.classes.title')}</h3>
        {byClass.length === 0 ? <p className="note">{t('grant.classes.none')}</p> : null}
        <ul className="classLines" aria-label={t('grant.classes.title')}>
          {byClass.map(({ id, before, after }) => {
            const [was, is] = [classes.before, classes.after].map((list) => list.find((one) => one.id === id));
            return (
              <li key={id}>
                <div className="row wrap">
                  <span className="strong grow">
                    {(is ?? was)?.name[language] ?? id}
                    {is ? null : <span className="tag">{t('grant.classes.gone')}</span>}
                  </span>
                  <span className={before === after ? 'num' : 'num differs'}>
                    {before === after
                      ? t('benefit.accounts', { count: after, accounts: number(after) })
                      : t('grant.classes.moved', { count: after, before: number(before), after: number(after) })}
                  </span>
                </div>
                <Targets before={was} after={is} />
              </li>
            );
          })}
        </ul>
      </section>
      {of.moved.accounts > 0 ? <GrantMovers of={of} /> : null}
    </>
  );
}

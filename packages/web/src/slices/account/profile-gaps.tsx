import { PROFILE_FACTS } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useFields } from '../fields/use-fields.ts';

/** Which required facts of the account's tier are missing. */
export function ProfileGaps({ accountId }: { accountId: string }) {
  const { t, i18n } = useTranslation();
  const own = useFields('account');
  const { data } = useQuery(api.profiles.get.queryOptions({ input: { accountId } }));
  if (!data || data.required.length === 0) return null;
  const nameOf = (fact: string) => {
    const known = PROFILE_FACTS.find((each) => each === fact);
    return known ? t(`peopleTab.fact.${known.replace('.', '_') as Fact}`) : own.nameOf(fact.slice('account.field.'.length));
  };
  return (
    <section className="sideBlock">
      <h2 className="section">{t('peopleTab.completeness')}</h2>
      <p className={data.missing.length ? 'prose' : 'note'}>
        {data.missing.length
          ? t('peopleTab.missing', {
              count: data.missing.length,
              names: data.missing.map(nameOf).join(i18n.language === 'zh' ? '、' : ', '),
            })
          : t('peopleTab.complete', { count: data.required.length })}
      </p>
    </section>
  );
}

/** A fact's id as the key of its text: keys have no dots. */
type Fact<Id extends string = (typeof PROFILE_FACTS)[number]> = Id extends `${infer Of}.${infer What}` ? `${Of}_${What}` : never;

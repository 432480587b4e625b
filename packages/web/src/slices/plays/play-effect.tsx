import type { PlayEffect as Effect } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, formatNumber, SkeletonRows } from '../../kit/index.ts';
import { EffectSentence } from './effect-words.tsx';

/** What a play brought about: treated customers against those left alone, and what it takes to tell. */
export function PlayEffect({ id }: { id: string }) {
  const { t } = useTranslation();
  const found = useQuery(api.plays.effect.queryOptions({ input: { id } }));
  return (
    <section>
      <h3 className="lbl">{t('playing.effect.title')}</h3>
      {found.error ? (
        <Failure level={3} error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <Told effect={found.data} />
      ) : (
        <SkeletonRows rows={3} />
      )}
    </section>
  );
}

function Told({ effect }: { effect: Effect }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { treated, holdout, pending, needed } = effect;
  return (
    <>
      <EffectSentence effect={effect} />
      {treated.accounts + holdout.accounts > 0 ? (
        <table className="plainTable" aria-label={t('playing.effect.table')}>
          <thead>
            <tr>
              <th scope="col">{t('playing.effect.side')}</th>
              {(['accounts', 'reached', 'rate'] as const).map((key) => (
                <th key={key} scope="col" className="right">
                  {t(`playing.effect.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(['treated', 'holdout'] as const).map((key) => {
              const { accounts, reached, rate } = effect[key];
              return (
                <tr key={key}>
                  <th scope="row">{t(`playing.effect.${key}`)}</th>
                  <td className="right num">{formatNumber(accounts, language)}</td>
                  <td className="right num">{formatNumber(reached, language)}</td>
                  <td className="right num">{rate === null ? '—' : formatNumber(rate, language, 'percent', 1)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ) : null}
      {pending > 0 ? <p className="note">{t('playing.effect.pending', { accounts: formatNumber(pending, language) })}</p> : null}
      {needed === null ? null : <p className="note">{t('playing.effect.needed', { accounts: formatNumber(needed, language) })}</p>}
    </>
  );
}

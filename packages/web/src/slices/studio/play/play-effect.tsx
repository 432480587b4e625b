import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatNumber, RichText } from '../../../kit/index.ts';
import { SampleAccounts } from '../sample-accounts.tsx';
import type { Studio } from '../use-studio.ts';
import type { DraftPlay } from './play-shape.ts';
import { TrialCard } from './trial-card.tsx';
import { TrialCourse } from './trial-course.tsx';
import type { PlayTrial } from './use-play-trial.ts';

/** What the draft does, at once: whether it begins at three customers and why not, what it would say there, and at how many it begins. */
export function PlayEffect({ studio, trial: { choice, tried } }: { studio: Studio<DraftPlay>; trial: PlayTrial }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [picked, setPicked] = useState<string>();
  const shown = tried.data?.shown ?? [];
  const one = shown.find(({ accountId }) => accountId === picked) ?? shown[0];
  const { data } = tried;
  return (
    <>
      <SampleAccounts
        studio={studio}
        choice={choice}
        tried={{ ...tried, data: data && { accounts: shown } }}
        card={(account) => (
          <TrialCard
            account={account}
            who={studio.draft?.who}
            isShown={account.accountId === one?.accountId}
            onShow={() => setPicked(account.accountId)}
          />
        )}
      />
      {data ? (
        <section className={studio.issues.length ? 'studioBase stale' : 'studioBase'} aria-labelledby="studio-base-title">
          <h2 className="section" id="studio-base-title">
            {t('playStudio.base.title')}
          </h2>
          {data.today && data.accounts !== null ? (
            <p className="prose">
              <RichText
                text="playStudio.base.counts"
                values={{
                  today: formatNumber(data.today.accounts, language),
                  days: data.days,
                  accounts: formatNumber(data.accounts, language),
                }}
              />
              {data.today.atOnce < data.today.accounts ? (
                <span className="note block">{t('playStudio.base.wait', { count: data.today.accounts - data.today.atOnce })}</span>
              ) : null}
              {studio.draft?.holdout ? (
                <span className="note block">
                  {t('playStudio.base.held', { share: formatNumber(studio.draft.holdout, language, 'percent', 0) })}
                </span>
              ) : null}
            </p>
          ) : (
            <p className="note">{t('playStudio.trigger.byHand')}</p>
          )}
        </section>
      ) : null}
      {one ? <TrialCourse account={one} text={studio.settled} isStale={studio.issues.length > 0} /> : null}
    </>
  );
}

import type { TriedStage } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatDate } from '../../../kit/index.ts';
import { useConditionFields } from '../../conditions/use-condition-fields.ts';
import { StageMark } from '../../lifecycle/stage-mark.tsx';
import { conditionWords } from '../../metrics/condition-words.ts';
import type { DraftLifecycle } from './draft-shape.ts';
import type { ShownStage } from './shown-stages.ts';
import { useGroundWords } from './use-ground-words.ts';

interface StageCardProps {
  account: TriedStage;
  draft: DraftLifecycle;
  stages: readonly ShownStage[];
}

/** A customer: its stage now and by the draft, since when, which condition or date holds, and what keeps it. */
export function StageCard({ account, draft, stages }: StageCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { from, to, fromSince, toSince, judged } = account;
  const since = from === to ? fromSince : toSince;
  const mark = (id: string | null) =>
    id === null ? <span className="ink3">{t('stageStudio.noStage')}</span> : <StageMark stage={id} stages={stages} />;
  return (
    <article className="sampleCard" aria-label={account.name}>
      <Link to="/customers/$accountId" params={{ accountId: account.accountId }} search={{ panel: 'stage' }} className="door strong">
        {account.name}
      </Link>
      <p className="sampleLevel">
        {from === to ? null : (
          <>
            {mark(from)}
            <span aria-hidden>→</span>
            <span className="visuallyHidden">{t('studio.sample.becomes')}</span>
          </>
        )}
        {mark(to)}
        {from === to ? <span className="note">{t('studio.sample.same')}</span> : null}
        {since ? <span className="note">{t('stageStudio.since', { date: formatDate(since, language) })}</span> : null}
      </p>
      {judged ? <Why account={account} draft={draft} stages={stages} /> : <p className="note">{t('stageStudio.notJudged')}</p>}
    </article>
  );
}

function Why({ account, draft, stages }: StageCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { names } = useConditionFields('all');
  const { facts, ground } = useGroundWords();
  const { to, wanted, kept } = account;
  const named = (id: string | null) => stages.find((one) => one.id === id)?.name[language] ?? id ?? '';
  if (draft.model === 'subscription')
    return account.lines.length ? (
      <ul className="sampleItems">
        {account.lines.map((line, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no id of their own
          <li key={nth}>
            <span className="grow">
              {line.productName ?? t('lifecycle.stuck.noProduct')}
              <span className="note block">
                {ground({ stage: line.stage, facts: [], on: line.on })}
                {line.nextStage && line.nextOn
                  ? ` · ${t('lifecycle.account.nextOn', { date: formatDate(line.nextOn, language), stage: named(line.nextStage) })}`
                  : null}
              </span>
            </span>
            <span>{named(line.stage)}</span>
          </li>
        ))}
      </ul>
    ) : (
      <p className="note">{t('stageStudio.noLines')}</p>
    );
  const held = draft.stages.find(({ id }) => id === (wanted ?? to));
  const stage = draft.stages.find(({ id }) => id === to);
  return (
    <>
      {kept && wanted ? <p className="stageKeptNote">{t(`lifecycle.course.${kept}`, { stage: named(to), other: named(wanted) })}</p> : null}
      {held?.when ? (
        <p className="note">
          {t('stageStudio.holdsCondition', { stage: named(held.id), condition: conditionWords(held.when, names) })}
          {account.facts.length ? <span className="block">{t('stageStudio.now', { facts: facts(account.facts) })}</span> : null}
        </p>
      ) : kept ? null : to ? (
        <p className="note">{t('stageStudio.atStart')}</p>
      ) : (
        <p className="note">{t('stageStudio.noTrackTakes')}</p>
      )}
      {stage?.exit.length ? (
        <ul className="sampleItems" aria-label={t('lifecycle.account.exit')}>
          {stage.exit.map((one, nth) => {
            const met = account.exits[nth] ?? false;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a criterion is its place
              <li key={nth}>
                <span aria-hidden className={met ? 'strong' : 'ink3'}>
                  {met ? '✓' : '○'}
                </span>
                <span className="grow">{one.name[language] || one.name.zh}</span>
                <span className={met ? 'note' : 'note strong'}>{t(met ? 'lifecycle.course.met' : 'lifecycle.course.open')}</span>
              </li>
            );
          })}
        </ul>
      ) : null}
    </>
  );
}

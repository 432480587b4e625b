import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, formatDate, formatNumber, PageHead, RichText } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { usePublishing } from '../tiers/use-publishing.ts';
import type { Policy } from './use-policy.ts';
import type { DraftSimulation } from './use-simulation.ts';
import type { Studio } from './use-studio.ts';

interface StudioHeadProps {
  policy: Policy;
  studio: Studio;
  simulation: DraftSimulation;
  onPublish: () => void;
}

/** What the draft would do, as far as it is known, and the next steps. */
export function StudioHead({ policy, studio, simulation, onPublish }: StudioHeadProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const { offered, asks } = usePublishing();
  const { sound, isSaved, save, version } = studio;
  const unchanged = studio.changes?.length === 0;
  return (
    <>
      <PageHead
        title={t('studio.title')}
        eyebrow={
          <>
            <Link to="/strategy/tiers" search={{ view: 'policy' }}>
              {t('shell.page.tiers')}
            </Link>
            <span>{version === null ? t('studio.noDraft') : t('studio.draft', { version })}</span>
            {policy.inForce === null ? null : <span>{t('studio.against', { version: policy.inForce })}</span>}
            {policy.planned === null ? null : (
              <span>{t('studio.planned', { version: policy.planned.version, date: formatDate(policy.planned.on, language) })}</span>
            )}
            {policy.submission ? <span className="awaits">{t('approval.badge')}</span> : null}
            {unchanged ? null : <span role="status">{isSaved ? t('studio.saved') : t('studio.unsaved')}</span>}
          </>
        }
        answer={<Answer policy={policy} studio={studio} simulation={simulation} />}
        actions={
          <>
            {can('policies.edit') ? (
              <Button
                disabled={!sound || isSaved || unchanged}
                loading={save.isPending && !simulation.start.isPending}
                onClick={() => save.mutate()}
              >
                {t('tiers.edit.save')}
              </Button>
            ) : null}
            {can('policies.simulate') && can('policies.edit') ? (
              <Button
                type={simulation.isOfDraft ? 'default' : 'primary'}
                disabled={!sound || unchanged}
                loading={simulation.start.isPending}
                onClick={() => simulation.start.mutate()}
              >
                {t('studio.simulate')}
              </Button>
            ) : null}
            {offered ? (
              <Button type={simulation.isOfDraft ? 'primary' : 'default'} disabled={!sound || unchanged} onClick={onPublish}>
                {t(asks ? 'approval.submitOpen' : 'studio.publish')}
              </Button>
            ) : null}
          </>
        }
      />
      <ActionProblem error={simulation.start.error ?? save.error} />
    </>
  );
}

function Answer({ policy, studio, simulation }: Omit<StudioHeadProps, 'onPublish'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = (value: number) => formatNumber(value, language);
  if (studio.issues.length) return <RichText text="studio.answer.issues" values={{ count: studio.issues.length }} />;
  const result = simulation.isOfDraft ? simulation.current?.result : null;
  if (result) {
    const moved = result.up + result.down + result.other;
    if (moved === 0) return t('studio.answer.nobody');
    return (
      <RichText
        text="studio.answer.moved"
        values={{ count: moved, moved: number(moved), up: number(result.up), down: number(result.down) }}
      />
    );
  }
  if (!studio.changes) return <span className="ink3">{t('studio.answer.checking')}</span>;
  if (studio.changes.length === 0)
    return policy.inForce === null ? t('studio.answer.first') : t('studio.answer.same', { version: policy.inForce });
  return <RichText text="studio.answer.changed" values={{ count: studio.changes.length }} />;
}

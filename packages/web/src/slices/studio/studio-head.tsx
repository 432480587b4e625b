import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { ActionProblem, formatDate, PageHead, RichText } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { usePublishing } from '../tiers/use-publishing.ts';
import { PolicyHome } from './policy-home.tsx';
import type { Policy } from './use-policy.ts';
import type { Studio } from './use-studio.ts';

/** Trying the draft on the whole base, for kinds where that is begun by hand. */
export interface Trial {
  start: () => void;
  isStarting: boolean;
  error: unknown;
  /** Publishing now would do exactly what was tried. */
  isOfDraft: boolean;
}

export interface StudioHeadProps {
  policy: Policy;
  studio: Studio<unknown>;
  /** Absent: the effect shows by itself. */
  trial?: Trial | undefined;
  /** What the draft does to the base, in a sentence; null while it is not known. */
  found: ReactNode;
  onPublish: () => void;
}

/** What the draft would do, as far as it is known, and the next steps. */
export function StudioHead({ policy, studio, trial, found, onPublish }: StudioHeadProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  const { offered, asks } = usePublishing();
  const { sound, isSaved, save, version } = studio;
  const unchanged = studio.changes?.length === 0;
  const ready = trial ? trial.isOfDraft : sound;
  return (
    <>
      <PageHead
        title={t('studio.title', { policy: policy.name[language] })}
        eyebrow={
          <>
            <PolicyHome kind={policy.kind} />
            <span>{version === null ? t('studio.noDraft') : t('studio.draft', { version })}</span>
            {policy.inForce === null ? null : <span>{t('studio.against', { version: policy.inForce })}</span>}
            {policy.planned === null ? null : (
              <span>{t('studio.planned', { version: policy.planned.version, date: formatDate(policy.planned.on, language) })}</span>
            )}
            {policy.submission ? <span className="awaits">{t('approval.badge')}</span> : null}
            {unchanged ? null : <span role="status">{isSaved ? t('studio.saved') : t('studio.unsaved')}</span>}
          </>
        }
        answer={<Answer policy={policy} studio={studio} found={found} />}
        actions={
          <>
            {can('policies.edit') ? (
              <Button
                disabled={!sound || isSaved || unchanged}
                loading={save.isPending && !trial?.isStarting}
                onClick={() => save.mutate()}
              >
                {t('tiers.edit.save')}
              </Button>
            ) : null}
            {trial && can('policies.simulate') && can('policies.edit') ? (
              <Button type={ready ? 'default' : 'primary'} disabled={!sound || unchanged} loading={trial.isStarting} onClick={trial.start}>
                {t('studio.simulate')}
              </Button>
            ) : null}
            {offered ? (
              <Button type={ready ? 'primary' : 'default'} disabled={!sound || unchanged} onClick={onPublish}>
                {t(asks ? 'approval.submitOpen' : 'studio.publish')}
              </Button>
            ) : null}
          </>
        }
      />
      <ActionProblem error={trial?.error ?? save.error} />
    </>
  );
}

function Answer({ policy, studio, found }: Pick<StudioHeadProps, 'policy' | 'studio' | 'found'>) {
  const { t } = useTranslation();
  if (studio.issues.length) return <RichText text="studio.answer.issues" values={{ count: studio.issues.length }} />;
  if (found) return found;
  if (!studio.changes) return <span className="ink3">{t('studio.answer.checking')}</span>;
  if (studio.changes.length === 0)
    return policy.inForce === null ? t('studio.answer.first') : t('studio.answer.same', { version: policy.inForce });
  return <RichText text="studio.answer.changed" values={{ count: studio.changes.length }} />;
}

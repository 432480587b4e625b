import { PLAY_OUTCOMES } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../api/use-me.ts';
import { ConditionField } from '../condition-field.tsx';
import { FigureField } from '../figure-field.tsx';
import { IssueNotes } from '../issue-notes.tsx';
import type { Path } from '../policy-text.ts';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { ChoiceField, Labelled } from './labelled.tsx';
import { usePlayDraft } from './play-shape.ts';

const differs = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);

function Head({ id, title, note, changed, path }: { id: string; title: string; note?: string; changed: boolean; path: Path }) {
  return (
    <>
      <div className={changed ? 'row studioSectionHead studioRow changed' : 'row studioSectionHead'} id={controlId(path)} tabIndex={-1}>
        <h2 className="section grow" id={id}>
          {title}
        </h2>
      </div>
      {note ? <p className="note">{note}</p> : null}
    </>
  );
}

/** Whom the play concerns: everybody, or whoever a condition holds of. */
export function WhoSection() {
  const { t } = useTranslation();
  const { policy, before } = usePlayDraft();
  return (
    <section aria-labelledby="studio-who-title">
      <Head
        id="studio-who-title"
        path={['who', 'section']}
        title={t('playing.about.whom')}
        note={policy.who ? t('playStudio.who.note') : t('playStudio.who.everyone')}
        changed={before !== null && differs(before.who, policy.who)}
      />
      <div className="flowSection">
        <ConditionField path={['who']} when={policy.who} optional />
      </div>
    </section>
  );
}

/** What keeps the play from asking too much, and whom it leaves alone for comparison. */
export function LimitSection() {
  const { t } = useTranslation();
  const { policy, before } = usePlayDraft();
  const { set } = useStudioForm();
  const currency = useMe()?.organisation.baseCurrency ?? 'CNY';
  const { limits } = policy;
  const changed = before !== null && (differs(before.limits, limits) || differs(before.holdout, policy.holdout));
  const { atMost, budget } = limits;
  const put = (field: 'atMost' | 'budget', whole: object | undefined) => set(['limits', field], whole);
  return (
    <section aria-labelledby="studio-limits-title">
      <Head id="studio-limits-title" path={['limits']} title={t('playing.about.limits')} changed={changed} />
      <div className="partDetails flowSection">
        <div className="flowFields">
          <Labelled path={['limits', 'oncePerDays']} label={t('playStudio.limit.once')}>
            <FigureField
              path={['limits', 'oncePerDays']}
              value={limits.oncePerDays}
              label={t('playStudio.limit.once')}
              unit={t('playStudio.unit.days')}
              placeholder={t('playStudio.unlimited')}
              optional
            />
          </Labelled>
          <Labelled path={['holdout']} label={t('playStudio.limit.holdout')}>
            <FigureField
              path={['holdout']}
              value={policy.holdout}
              label={t('playStudio.limit.holdout')}
              kind="ratio"
              unit="%"
              placeholder={t('playStudio.none')}
              optional
            />
          </Labelled>
        </div>
        <div className="flowFields">
          <Labelled path={['limits', 'atMost', 'runs']} label={t('playStudio.limit.atMost')}>
            <FigureField
              path={['limits', 'atMost', 'runs']}
              value={atMost?.runs}
              label={t('playStudio.limit.atMost')}
              unit={t('playStudio.unit.times')}
              placeholder={t('playStudio.unlimited')}
              onStored={(runs) => put('atMost', runs == null ? undefined : { runs, per: atMost?.per ?? 'week' })}
            />
          </Labelled>
          {atMost ? (
            <ChoiceField
              path={['limits', 'atMost', 'per']}
              label={t('playStudio.limit.per')}
              value={atMost.per}
              options={(['week', 'month'] as const).map((value) => ({ value, label: t(`playStudio.per.${value}`) }))}
            />
          ) : null}
        </div>
        <div className="flowFields">
          {(['each', 'total'] as const).map((field) => (
            <Labelled key={field} path={['limits', 'budget', field]} label={t(`playStudio.limit.${field}`)}>
              <FigureField
                path={['limits', 'budget', field]}
                value={budget?.[field]}
                label={t(`playStudio.limit.${field}`)}
                unit={currency}
                placeholder={t('playStudio.unlimited')}
                onStored={(stored) =>
                  put(
                    'budget',
                    stored == null
                      ? undefined
                      : { each: budget?.each ?? stored, total: budget?.total ?? stored, per: budget?.per ?? 'year', [field]: stored },
                  )
                }
              />
            </Labelled>
          ))}
          {budget ? (
            <ChoiceField
              path={['limits', 'budget', 'per']}
              label={t('playStudio.limit.per')}
              value={budget.per}
              options={(['month', 'year'] as const).map((value) => ({ value, label: t(`playStudio.per.${value}`) }))}
            />
          ) : null}
        </div>
      </div>
    </section>
  );
}

/** What the play is to bring about, by which its effect is told. */
export function AimSection() {
  const { t } = useTranslation();
  const { policy, before } = usePlayDraft();
  const { set } = useStudioForm();
  const { aim } = policy;
  const none = 'none';
  const condition = { metric: 'orders.count_12m', op: '>=', value: 1 };
  return (
    <section aria-labelledby="studio-aim-title">
      <Head
        id="studio-aim-title"
        path={['aim']}
        title={t('playing.about.aim')}
        note={t(policy.holdout ? 'playStudio.aim.compared' : 'playStudio.aim.uncompared')}
        changed={before !== null && differs(before.aim, aim)}
      />
      <div className="partDetails flowSection">
        <div className="flowFields">
          <ChoiceField
            path={['aim', 'outcome']}
            label={t('playStudio.aim.outcome')}
            value={aim?.outcome ?? none}
            options={[none, ...PLAY_OUTCOMES].map((value) => ({ value, label: t(`playStudio.aim.is.${value as 'none'}`) }))}
            onChange={(outcome) =>
              set(
                ['aim'],
                outcome === none
                  ? undefined
                  : { outcome, ...(outcome === 'condition' ? { when: condition } : {}), withinDays: aim?.withinDays ?? 90 },
              )
            }
          />
          {aim ? (
            <Labelled path={['aim', 'withinDays']} label={t('playStudio.aim.within')}>
              <FigureField
                path={['aim', 'withinDays']}
                value={aim.withinDays}
                label={t('playStudio.aim.within')}
                unit={t('playStudio.unit.days')}
              />
            </Labelled>
          ) : null}
        </div>
        {aim?.outcome === 'condition' ? <ConditionField path={['aim', 'when']} when={aim.when} /> : null}
        <IssueNotes path={['aim']} />
      </div>
    </section>
  );
}

/** What ends a run before its last step. */
export function StopSection() {
  const { t } = useTranslation();
  const { policy, before } = usePlayDraft();
  return (
    <section aria-labelledby="studio-stop-title">
      <Head
        id="studio-stop-title"
        path={['stopWhen', 'section']}
        title={t('playing.about.stop')}
        note={t('playStudio.stop.note')}
        changed={before !== null && differs(before.stopWhen, policy.stopWhen)}
      />
      <div className="flowSection">
        <ConditionField path={['stopWhen']} when={policy.stopWhen} optional />
      </div>
    </section>
  );
}

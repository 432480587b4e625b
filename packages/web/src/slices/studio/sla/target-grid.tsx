import { SEVERITIES, type Severity } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { FigureField } from '../figure-field.tsx';
import { IssueNotes } from '../issue-notes.tsx';
import { controlId, useStudioForm } from '../studio-form-context.ts';
import { useSlaDraft } from './sla-shape.ts';

const FIELDS = ['respond', 'resolve'] as const;

/** Minutes until the first answer and until it is solved, by severity. */
export function TargetGrid({ at }: { at: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy } = useSlaDraft();
  const one = policy.classes[at]!;
  const extra = one.targets.flatMap((target, place) =>
    target.severity === null || one.targets.findIndex(({ severity }) => severity === target.severity) < place ? [place] : [],
  );
  return (
    <div id={controlId(['classes', at, 'targets'])} tabIndex={-1}>
      <table className="targetGrid" aria-label={t('grant.class.targetsOf', { name: one.name[language] || one.id })}>
        <thead>
          <tr>
            <th scope="col">{t('benefit.sla.severity')}</th>
            {FIELDS.map((field) => (
              <th key={field} scope="col">
                {t(`benefit.sla.${field}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SEVERITIES.map((severity) => (
            <TargetRow key={severity} at={at} severity={severity} />
          ))}
        </tbody>
      </table>
      <IssueNotes path={['classes', at, 'targets']} />
      {extra.map((place) => (
        <IssueNotes key={place} path={['classes', at, 'targets', place]} deep />
      ))}
    </div>
  );
}

function TargetRow({ at, severity }: { at: number; severity: Severity }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy, before } = useSlaDraft();
  const { set } = useStudioForm();
  const one = policy.classes[at]!;
  const found = one.targets.findIndex((target) => target.severity === severity);
  const place = found < 0 ? one.targets.length : found;
  const was = before?.classes.find(({ id }) => id === one.id)?.targets.find((target) => target.severity === severity);
  return (
    <>
      <tr>
        <th scope="row">{t(`benefit.sla.is.${severity}`)}</th>
        {FIELDS.map((field) => (
          <td key={field}>
            <FigureField
              path={found < 0 ? ['classes', at, 'targets', severity, field] : ['classes', at, 'targets', place, field]}
              value={one.targets[found]?.[field]}
              before={was?.[field]}
              unit={t('grant.minutes')}
              label={t('grant.class.target', {
                name: one.name[language] || one.id,
                severity: t(`benefit.sla.is.${severity}`),
                what: t(`benefit.sla.${field}`),
              })}
              {...(found < 0
                ? { onStored: (stored) => set(['classes', at, 'targets', place], { severity, respond: stored, resolve: stored }) }
                : {})}
            />
          </td>
        ))}
      </tr>
      {found < 0 ? null : (
        <tr className="targetIssues">
          <td colSpan={3}>
            <IssueNotes path={['classes', at, 'targets', place]} deep />
          </td>
        </tr>
      )}
    </>
  );
}

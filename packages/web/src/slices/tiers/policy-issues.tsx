import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { EvaluateNow } from './evaluate-now.tsx';
import { faultOf, type PolicyDraft, type PolicyIssue } from './use-policy-draft.ts';

/** What came of the last check, save or publication: its faults with their place and remedy, or that it is done. */
export function PolicyIssues({ draft: { check, save, publish, busy } }: { draft: PolicyDraft }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { can } = useSession();
  if (busy) return null;
  const refused = faultOf(publish.error ?? save.error ?? check.error);
  if (refused)
    return (
      <div role="alert" className="policyResult">
        <p className="section">{refused.title ?? t('kit.state.noAnswer')}</p>
        <IssueList issues={refused.issues} />
      </div>
    );
  if (publish.data)
    return (
      <div role="status" className="policyResult">
        <p className="section">
          {publish.data.awaits
            ? t('approval.done', { version: publish.data.version })
            : t(publish.data.on ? 'tiers.planned.done' : 'tiers.publish.done', {
                version: publish.data.version,
                date: formatDate(publish.data.on ?? publish.data.inForceFrom ?? '', language),
              })}
        </p>
        {can('evaluations.run') && !publish.data.on && !publish.data.awaits ? <EvaluateNow /> : null}
      </div>
    );
  if (check.data && !check.data.ok)
    return (
      <div role="alert" className="policyResult">
        <p className="section">{t('tiers.edit.faults', { count: check.data.issues.length })}</p>
        <IssueList issues={check.data.issues} />
      </div>
    );
  if (save.data)
    return (
      <p role="status" className="policyResult section">
        {t('tiers.edit.saved', { version: save.data.version })}
      </p>
    );
  if (check.data)
    return (
      <p role="status" className="policyResult section">
        {t('tiers.edit.sound')}
      </p>
    );
  return null;
}

function IssueList({ issues }: { issues: PolicyIssue[] }) {
  return (
    <ol className="issues">
      {issues.map((issue) => (
        <li key={`${issue.path.join('.')} ${issue.code} ${issue.message}`}>
          <code>{placeOf(issue.path)}</code>
          <span>{issue.message}</span>
        </li>
      ))}
    </ol>
  );
}

/** items, 3, band → items[3].band; the whole document: —. */
const placeOf = (path: (string | number)[]): string =>
  path.reduce<string>((place, step) => (typeof step === 'number' ? `${place}[${step}]` : place ? `${place}.${step}` : step), '') || '—';

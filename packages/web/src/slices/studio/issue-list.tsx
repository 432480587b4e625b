import { useTranslation } from 'react-i18next';
import type { Path } from './policy-text.ts';
import { controlId, type StudioIssue } from './studio-form-context.ts';

/** Goes to the control at a place, or to the nearest above it that stands on the page. */
function goTo(path: Path): void {
  for (let length = path.length; length > 0; length--) {
    const found = document.getElementById(controlId(path.slice(0, length)));
    if (!found) continue;
    found.scrollIntoView({ block: 'center' });
    found.focus({ preventScroll: true });
    return;
  }
}

interface IssueListProps {
  issues: readonly StudioIssue[];
  onGo: (path: Path) => void;
  /** They are allowed, and perhaps not meant. */
  mild?: boolean;
}

/** Everything that is wrong, or perhaps not meant, each leading to its control. */
export function IssueList({ issues, onGo, mild = false }: IssueListProps) {
  const { t } = useTranslation();
  if (!issues.length) return null;
  return (
    <div role={mild ? 'status' : 'alert'} className={mild ? 'studioIssues mild' : 'studioIssues'}>
      <p className="strong">{t(mild ? 'studio.warnings' : 'tiers.edit.faults', { count: issues.length })}</p>
      <ol>
        {issues.map((issue) => (
          <li key={`${issue.path.join('.')} ${issue.code} ${issue.message}`}>
            <button
              type="button"
              onClick={() => {
                onGo(issue.path);
                // Once the part that holds the control has opened.
                requestAnimationFrame(() => requestAnimationFrame(() => goTo(issue.path)));
              }}
            >
              {issue.message}
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

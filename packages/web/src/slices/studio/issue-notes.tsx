import type { Path } from './policy-text.ts';
import { controlId, issuesAt, type StudioIssue, useStudioForm } from './studio-form-context.ts';

/** What is wrong at a control, and what is perhaps not meant, under it. */
export function IssueNotes({ path, deep = false }: { path: Path; deep?: boolean }) {
  const { issues, warnings } = useStudioForm();
  return (
    <>
      <Notes found={issuesAt(issues, path, deep)} className="studioIssue" id={`${controlId(path)}-issues`} />
      <Notes found={issuesAt(warnings, path, deep)} className="studioWarning" id={`${controlId(path)}-warnings`} />
    </>
  );
}

function Notes({ found, className, id }: { found: readonly StudioIssue[]; className: string; id: string }) {
  if (!found.length) return null;
  return (
    <ul className={className} id={id}>
      {found.map((issue) => (
        <li key={`${issue.code} ${issue.message}`}>{issue.message}</li>
      ))}
    </ul>
  );
}

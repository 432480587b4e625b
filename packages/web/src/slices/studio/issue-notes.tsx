import type { Path } from './policy-text.ts';
import { controlId, issuesAt, useStudioForm } from './studio-form-context.ts';

/** What is wrong at a control, under it. */
export function IssueNotes({ path, deep = false }: { path: Path; deep?: boolean }) {
  const { issues } = useStudioForm();
  const found = issuesAt(issues, path, deep);
  if (!found.length) return null;
  return (
    <ul className="studioIssue" id={`${controlId(path)}-issues`}>
      {found.map((issue) => (
        <li key={`${issue.code} ${issue.message}`}>{issue.message}</li>
      ))}
    </ul>
  );
}

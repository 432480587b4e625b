import { Switch } from 'antd';
import { IssueNotes } from '../issue-notes.tsx';
import type { Path } from '../policy-text.ts';
import { controlId } from '../studio-form-context.ts';

interface FlagProps {
  path: Path;
  label: string;
  note: string;
  on: boolean;
  onChange: (on: boolean) => void;
}

/** Something that holds or not, with what that means. */
export function Flag({ path, label, note, on, onChange }: FlagProps) {
  return (
    <>
      <div className="studioRow">
        <label className="grow" htmlFor={controlId(path)}>
          {label}
          <span className="note block">{note}</span>
        </label>
        <Switch id={controlId(path)} checked={on} onChange={onChange} />
      </div>
      <IssueNotes path={path} />
    </>
  );
}

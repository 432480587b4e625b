import { Button } from 'antd';
import type { ReactNode } from 'react';
import { shownProblem } from './failure.tsx';
import { ProblemNote } from './problem-note.tsx';

interface FormFootProps {
  /** Why it was not taken the last time; what was typed stays. */
  error: unknown;
  saving: boolean;
  /** What the button says. */
  save: ReactNode;
  disabled?: boolean;
  /** Further buttons beside it. */
  children?: ReactNode;
}

/** The end of a form: why it was not taken, and the button that hands it in. */
export function FormFoot({ error, saving, save, disabled = false, children }: FormFootProps) {
  return (
    <>
      <ProblemNote problem={error ? shownProblem(error) : null} />
      <div className="row wrap formActions">
        <Button type="primary" htmlType="submit" loading={saving} {...(disabled ? { disabled } : {})}>
          {save}
        </Button>
        {children}
      </div>
    </>
  );
}

import { useId } from 'react';

interface PasteCellProps {
  /** Row and column in the grid, for moving about. */
  at: string;
  label: string;
  value: string;
  problems: readonly string[];
  onChange: (value: string) => void;
}

/** One cell, written in place; what is wrong with it stands below it. */
export function PasteCell({ at, label, value, problems, onChange }: PasteCellProps) {
  const id = useId();
  const bad = problems.length > 0;
  return (
    <>
      <textarea
        rows={Math.min(value.split('\n').length, 4)}
        data-at={at}
        aria-label={label}
        aria-invalid={bad || undefined}
        aria-describedby={bad ? id : undefined}
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {bad ? (
        <span id={id} className="pasteProblem">
          {problems.join(' ')}
        </span>
      ) : null}
    </>
  );
}

import { Button, Input } from 'antd';
import { useState } from 'react';
import { shownProblem } from './failure.tsx';
import { ProblemNote } from './problem-note.tsx';

interface AskedWhyProps {
  /** The door that opens the question, the question itself, and the two answers. */
  texts: { open: string; why: string; go: string; cancel: string };
  /** A reason may be left out. */
  optional?: boolean;
  action: { mutate(why: string): void; isPending: boolean; error: unknown };
}

/** Something that is rarely done and wants a reason: a door first, then one line. */
export function AskedWhy({ texts, optional = false, action }: AskedWhyProps) {
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const said = why.trim();
  if (!open)
    return (
      <p>
        <button type="button" className="door note" onClick={() => setOpen(true)}>
          {texts.open}
        </button>
      </p>
    );
  return (
    <div className="workForm panelAct">
      <Input aria-label={texts.why} placeholder={texts.why} maxLength={200} value={why} onChange={(event) => setWhy(event.target.value)} />
      <ProblemNote problem={action.error ? shownProblem(action.error) : null} />
      <div className="row formActions">
        <Button disabled={!optional && !said} loading={action.isPending} onClick={() => action.mutate(said)}>
          {texts.go}
        </Button>
        <Button type="text" onClick={() => setOpen(false)}>
          {texts.cancel}
        </Button>
      </div>
    </div>
  );
}

import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useId } from 'react';
import { IssueNotes } from '../issue-notes.tsx';
import type { Path } from '../policy-text.ts';
import { controlId } from '../studio-form-context.ts';

interface PartListProps {
  path: Path;
  title: string;
  note?: string | undefined;
  /** At the right of the title: what the weights come to. */
  aside?: ReactNode;
  /** Stands within another part. */
  inner?: boolean;
  add: string;
  onAdd: () => void;
  children: ReactNode;
}

/** A list of parts, with what is wrong with it as a whole and how to add one. */
export function PartList({ path, title, note, aside, inner = false, add, onAdd, children }: PartListProps) {
  const id = useId();
  const [Whole, Title] = inner ? (['div', 'h3'] as const) : (['section', 'h2'] as const);
  return (
    // The measures of several dimensions may show at once: no landmarks of one name.
    <Whole aria-labelledby={id} role={inner ? 'group' : undefined}>
      <div className={inner ? 'row partListHead' : 'row studioSectionHead'} id={controlId(path)} tabIndex={-1}>
        <Title className={inner ? 'fieldLabel strong grow' : 'section grow'} id={id}>
          {title}
        </Title>
        {aside}
      </div>
      {note ? <p className="note">{note}</p> : null}
      <IssueNotes path={path} />
      <ul className="studioParts">{children}</ul>
      <Button size={inner ? 'small' : 'middle'} type="text" icon={<PlusOutlined aria-hidden />} onClick={onAdd}>
        {add}
      </Button>
    </Whole>
  );
}

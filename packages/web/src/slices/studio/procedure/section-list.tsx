import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { IssueNotes } from '../issue-notes.tsx';
import { controlId } from '../studio-form-context.ts';

interface SectionListProps {
  list: string;
  title: string;
  note: string;
  addText: string;
  onAdd: () => void;
  children: ReactNode;
}

/** A section of the form that is a list of parts: its title, what their order says, the parts, and one more. */
export function SectionList({ list, title, note, addText, onAdd, children }: SectionListProps) {
  const titleId = `studio-${list}-title`;
  return (
    <section aria-labelledby={titleId}>
      <div className="row studioSectionHead" id={controlId([list])} tabIndex={-1}>
        <h2 className="section grow" id={titleId}>
          {title}
        </h2>
        <span className="note">{note}</span>
      </div>
      <IssueNotes path={[list]} />
      <ul className="studioParts">{children}</ul>
      <Button type="text" icon={<PlusOutlined aria-hidden />} onClick={onAdd}>
        {addText}
      </Button>
    </section>
  );
}

import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { DockedPanel, Failure, SkeletonRows } from '../../kit/index.ts';
import './sending.css';

interface TargetsPanelProps<T> {
  text: { title: string; note: string; none: string; add: string };
  found: UseQueryResult<{ items: T[] }>;
  line: (one: T, onOpen: () => void) => ReactNode;
  /** Adds one, or changes one. */
  form: (before: T | null, onDone: () => void) => ReactNode;
  onClose: () => void;
}

/** What is told things outside: a list, and a form to add or change one. */
export function TargetsPanel<T extends { id: string; name: string }>({ text, found, line, form, onClose }: TargetsPanelProps<T>) {
  const [open, setOpen] = useState<T | 'new' | null>(null);
  if (open)
    return (
      <DockedPanel eyebrow={text.title} title={open === 'new' ? text.add : open.name} onClose={() => setOpen(null)}>
        {form(open === 'new' ? null : open, () => setOpen(null))}
      </DockedPanel>
    );
  return (
    <DockedPanel title={text.title} onClose={onClose}>
      <p className="ink2">{text.note}</p>
      {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} level={3} /> : null}
      {found.isPending ? <SkeletonRows rows={3} /> : null}
      {found.data?.items.length === 0 ? <p className="note">{text.none}</p> : null}
      <ul className="robotList">{found.data?.items.map((one) => line(one, () => setOpen(one)))}</ul>
      <Button type="primary" onClick={() => setOpen('new')}>
        {text.add}
      </Button>
    </DockedPanel>
  );
}

import { Link, type LinkProps } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';

export interface Segment {
  key: string;
  label: ReactNode;
  count?: string | number;
}

/** Views of one page, each with its own address: links. */
export function SegmentLinks({
  label,
  segments,
  current,
}: {
  label: string;
  current: string;
  segments: (Segment & { link: LinkProps })[];
}) {
  return (
    <nav className="segs" aria-label={label}>
      {segments.map((segment) => (
        <Link
          key={segment.key}
          {...segment.link}
          className={segment.key === current ? 'seg on' : 'seg'}
          aria-current={segment.key === current ? 'page' : undefined}
        >
          <SegmentText label={segment.label} count={segment.count} />
        </Link>
      ))}
    </nav>
  );
}

interface SegmentTabsProps {
  label: string;
  segments: Segment[];
  current: string;
  onChange: (key: string) => void;
  /** The id of the element that shows the chosen segment. */
  controls?: string;
}

/** Views inside one address: tabs, moved by the arrow keys. */
function SegmentTabs({ label, segments, current, onChange, controls }: SegmentTabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const at = segments.findIndex((segment) => segment.key === current);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: segments.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = (to + segments.length) % segments.length;
    onChange(segments[next]!.key);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <div className="segs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
      {segments.map((segment) => (
        <button
          key={segment.key}
          type="button"
          role="tab"
          className={segment.key === current ? 'seg on' : 'seg'}
          aria-selected={segment.key === current}
          aria-controls={controls}
          tabIndex={segment.key === current ? 0 : -1}
          onClick={() => onChange(segment.key)}
        >
          <SegmentText label={segment.label} count={segment.count} />
        </button>
      ))}
    </div>
  );
}

const SegmentText = ({ label, count }: Omit<Segment, 'key'>) => (
  <>
    {label}
    {count === undefined ? null : <b className="num">{count}</b>}
  </>
);

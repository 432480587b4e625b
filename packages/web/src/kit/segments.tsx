import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';

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
          // Without it the router marks every view whose address is a part of this one as current too.
          activeOptions={{ exact: true }}
          className={segment.key === current ? 'seg on' : 'seg'}
          aria-current={segment.key === current ? 'page' : undefined}
        >
          <SegmentText label={segment.label} count={segment.count} />
        </Link>
      ))}
    </nav>
  );
}

const SegmentText = ({ label, count }: Omit<Segment, 'key'>) => (
  <>
    {label}
    {count === undefined ? null : <b className="num">{count}</b>}
  </>
);

import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';

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
  const nav = useRef<HTMLElement>(null);
  // Where the views are wider than the screen, the current one is brought into view; the page itself stays where it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks at the view that became current
  useEffect(() => {
    const on = nav.current?.querySelector<HTMLElement>('.on');
    if (!nav.current || !on) return;
    const { left } = nav.current.getBoundingClientRect();
    const at = on.getBoundingClientRect();
    nav.current.scrollLeft += at.left + at.width / 2 - left - nav.current.clientWidth / 2;
  }, [current]);
  return (
    <nav className="segs" aria-label={label} ref={nav}>
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

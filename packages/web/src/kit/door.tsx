import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export type DoorTarget = { onOpen: () => void } | { link: LinkProps };
export type DoorProps = DoorTarget & { children: ReactNode; title?: string; label?: string };

/** A number or word that opens what it is made of: a link when it leads to a page, else a button. */
export function Door({ children, title, label, ...target }: DoorProps) {
  if ('link' in target) {
    return (
      <Link {...target.link} className="door num" title={title} aria-label={label}>
        {children}
      </Link>
    );
  }
  return (
    <button type="button" className="door num" onClick={target.onOpen} title={title} aria-label={label}>
      {children}
    </button>
  );
}

/** `children` behind a door if there is somewhere to go, else as they are. */
export function DoorIf({ target, children, title }: { target: DoorTarget | undefined; children: ReactNode; title?: string }) {
  return target ? (
    <Door {...target} title={title}>
      {children}
    </Door>
  ) : (
    <span className="num" title={title}>
      {children}
    </span>
  );
}

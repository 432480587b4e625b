import type { UseQueryResult } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Failure, SkeletonRows } from '../../kit/index.ts';
import { isMissing, Missing } from './missing.tsx';

interface OnePageProps<Data> {
  found: UseQueryResult<Data>;
  /** Where the list is that it is of. */
  back: { to: LinkProps['to']; text: string };
  missing: { title: string; detail: string };
  children(data: Data): ReactNode;
}

/** A page of one thing: the way back, and it, or why it is not there. */
export function OnePage<Data>({ found, back, missing, children }: OnePageProps<Data>) {
  const shown = () => {
    if (isMissing(found.error)) return <Missing title={missing.title}>{missing.detail}</Missing>;
    if (found.error) return <Failure level={1} error={found.error} onRetry={() => void found.refetch()} />;
    return found.data === undefined ? <SkeletonRows rows={6} /> : children(found.data);
  };
  return (
    <>
      <p className="portalBack">
        <Link className="door" to={back.to}>
          {back.text}
        </Link>
      </p>
      {shown()}
    </>
  );
}

import type { ReactNode } from 'react';

/** A line of a `fieldList`; nothing where there is nothing to say. */
export const fact = (label: string, value: ReactNode): ReactNode =>
  value ? (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  ) : null;

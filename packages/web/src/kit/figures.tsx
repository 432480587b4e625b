import type { ReactNode } from 'react';
import { DoorIf, type DoorTarget } from './door.tsx';

export interface Figure {
  label: string;
  value: ReactNode;
  /** A short note beside the value. */
  small?: ReactNode;
  /** What the value opens. */
  opens?: DoorTarget;
  /** The definition and the as-of date, on hover. */
  hint?: string;
}

/** A strip of figures between hairlines. `size` record is the smaller strip under a record's name. */
export function Figures({ figures, size = 'page' }: { figures: Figure[]; size?: 'page' | 'record' }) {
  return (
    <dl className={size === 'record' ? 'figures record' : 'figures'}>
      {figures.map((figure) => (
        <div key={figure.label}>
          <dt>{figure.label}</dt>
          <dd>
            <DoorIf target={figure.opens} title={figure.hint}>
              {figure.value}
            </DoorIf>
            {figure.small ? <small>{figure.small}</small> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

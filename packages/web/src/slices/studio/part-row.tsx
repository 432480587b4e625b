import { DownOutlined, RightOutlined } from '@ant-design/icons';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStudioForm } from './studio-form-context.ts';

interface PartRowProps {
  /** Its key: list/id, below those of the parts that it stands in. */
  part: string;
  name: ReactNode;
  /** The rule in a few words, under the name. */
  note?: ReactNode;
  changed: boolean;
  /** The figure that is changed most often, at the right. */
  control?: ReactNode;
  /** Keys of its own, while its name has the focus. */
  keys?: { shortcuts: string; onKeyDown: (event: KeyboardEvent) => void };
  /** Where problems of the whole part lead. */
  id?: string;
  className?: string;
  children: ReactNode;
}

/** An item or level: its name, its figure, and its details when opened. */
export function PartRow({ part, name, note, changed, control, keys, id, className, children }: PartRowProps) {
  const { t } = useTranslation();
  const { open, toggle } = useStudioForm();
  const on = open.has(part);
  return (
    <li id={id} tabIndex={id ? -1 : undefined} className={['studioPart', on ? 'open' : '', className ?? ''].filter(Boolean).join(' ')}>
      <div className={changed ? 'studioRow changed' : 'studioRow'}>
        <button
          type="button"
          className="partName"
          aria-expanded={on}
          aria-keyshortcuts={keys?.shortcuts}
          title={t('studio.part.details')}
          onClick={() => toggle(part)}
          onKeyDown={keys?.onKeyDown}
        >
          {on ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
          <span>
            {name}
            {note ? <span className="note block">{note}</span> : null}
          </span>
        </button>
        {control}
      </div>
      {children}
    </li>
  );
}

import { SearchOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NavigationGroup } from './navigation.ts';
import { type PaletteSearch, usePaletteSearch } from './use-palette-search.ts';

/** A command that the palette offers; matched by its label. */
export interface PaletteCommand {
  key: string;
  label: string;
  /** The group that it is listed under, and what stands at its right. */
  note?: string;
  run: () => void;
}

export type { PaletteResult, PaletteSearch } from './use-palette-search.ts';

interface CommandPaletteProps {
  groups: NavigationGroup[];
  commands: PaletteCommand[];
  search?: PaletteSearch;
  onClose: () => void;
}

interface Option {
  key: string;
  label: string;
  note?: string;
  run: () => void;
}

/** Finds any account, person, request, article or command; arrows move, Enter opens, Esc closes. */
export function CommandPalette({ groups, commands, search, onClose }: CommandPaletteProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const { results, state } = usePaletteSearch(search, query);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  const pages = groups.flatMap((group) =>
    group.pages.map((page) => ({
      key: page.path,
      label: t(page.label),
      note: t(group.label),
      run: () => void navigate({ to: page.path }),
    })),
  );
  const wanted = query.trim().toLowerCase();
  const matching = [...pages, ...commands].filter((command) => command.label.toLowerCase().includes(wanted));
  const found = results.map((result) => ({
    key: result.key,
    label: result.label,
    note: result.note,
    run: () => void navigate(result.link),
  }));
  const options: Option[] = [...found, ...matching];
  const at = Math.min(active, options.length - 1);
  const choose = (option: Option | undefined) => {
    if (!option) return;
    onClose();
    option.run();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (next !== undefined) setActive((next + options.length) % (options.length || 1));
    else if (event.key === 'Enter') choose(options[at]);
    else return;
    event.preventDefault();
  };
  const hint = {
    idle: '',
    short: t('shell.palette.hint'),
    searching: t('shell.palette.searching'),
    failed: t('shell.palette.failed'),
    done: t('shell.palette.results', { count: results.length }),
  }[state];
  const footer = options.length === 0 && state !== 'searching' ? t('shell.palette.nothing', { query }) : hint;
  return (
    <dialog
      className="palette"
      ref={dialog}
      aria-label={t('shell.palette.label')}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
      onKeyDown={() => undefined}
    >
      <div className="paletteBody">
        <div className="paletteInput">
          <SearchOutlined aria-hidden />
          <input
            type="text"
            role="combobox"
            aria-expanded={options.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={options[at] ? `${id}-${at}` : undefined}
            aria-autocomplete="list"
            aria-label={t('shell.palette.label')}
            placeholder={t('shell.palette.placeholder')}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setActive(0);
            }}
            onKeyDown={onKey}
          />
          <kbd aria-hidden>Esc</kbd>
        </div>
        <div role="listbox" id={`${id}-list`} aria-label={t('shell.palette.label')}>
          {options.map((option, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input above handles the keys of the listbox
            <div
              key={option.key}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === at}
              tabIndex={-1}
              className="paletteOption"
              onClick={() => choose(option)}
              onMouseMove={() => setActive(i)}
            >
              <span className="grow ellip">{option.label}</span>
              {option.note ? <span className="note">{option.note}</span> : null}
            </div>
          ))}
        </div>
        <p className="note paletteHint" role="status">
          {footer}
        </p>
      </div>
    </dialog>
  );
}

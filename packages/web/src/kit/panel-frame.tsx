import { type RefObject, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useKeys } from './use-keys.ts';

interface FrameProps {
  /** Of the panel's title. */
  id: string;
  /** Puts the panel's content into the frame. */
  hold: (frame: HTMLElement) => void;
  onClose: () => void;
}

/** The element that a panel's content stands in for as long as the panel is open, whichever frame holds it, and where the focus goes. */
export function usePanelContent(docked: boolean) {
  const id = useId();
  const [content] = useState(() => {
    const inner = document.createElement('div');
    inner.className = 'panelInner';
    return inner;
  });
  const opener = useRef<Element>(null);
  const last = useRef<HTMLElement>(null);
  const hold = useCallback(
    (frame: HTMLElement) => {
      // Before anything within has taken the focus, and after the panel before it gave it back.
      opener.current ??= document.activeElement;
      frame.append(content);
    },
    [content],
  );
  useLayoutEffect(
    () => () => {
      if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus({ preventScroll: true });
    },
    [],
  );
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      last.current = target instanceof HTMLElement ? target : null;
    };
    content.addEventListener('focusin', note);
    return () => content.removeEventListener('focusin', note);
  }, [content]);
  const shown = useRef(docked);
  useEffect(() => {
    if (shown.current === docked) return;
    shown.current = docked;
    // Moving an element takes the focus from it.
    if (last.current && content.contains(last.current)) last.current.focus({ preventScroll: true });
  }, [docked, content]);
  return { id, content, hold };
}

/** Beside the page, or a sheet over it. */
export function PanelFrame({ docked, ...frame }: FrameProps & { docked: boolean }) {
  return docked ? <Docked {...frame} /> : <Sheet {...frame} />;
}

function Docked({ id, hold, onClose }: FrameProps) {
  const frame = useRef<HTMLElement>(null);
  useKeys({ Escape: onClose });
  useHolding(frame, hold);
  useEffect(() => {
    // A form that begins in its first field keeps it there: leaving a field that nobody has filled reads as a mistake.
    if (!frame.current?.contains(document.activeElement)) document.getElementById(id)?.focus({ preventScroll: true });
  }, [id]);
  return <aside className="panel" aria-labelledby={id} ref={frame} />;
}

function Sheet({ id, hold, onClose }: FrameProps) {
  const sheet = useRef<HTMLDialogElement>(null);
  useHolding(sheet, hold);
  useEffect(() => {
    const dialog = sheet.current;
    dialog?.showModal(); // holds the focus, hides the rest from screen readers, and gives the focus back on close
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      className="panel sheet"
      aria-labelledby={id}
      ref={sheet}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    />
  );
}

function useHolding(frame: RefObject<HTMLElement | null>, hold: FrameProps['hold']): void {
  useLayoutEffect(() => {
    if (frame.current) hold(frame.current);
  }, [frame, hold]);
}

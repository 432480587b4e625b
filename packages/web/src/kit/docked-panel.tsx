import { CloseOutlined } from '@ant-design/icons';
import { Button, ConfigProvider } from 'antd';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from './use-keys.ts';
import { DOCKED, useMedia } from './use-media.ts';

interface DockedPanelProps {
  title: ReactNode;
  eyebrow?: ReactNode;
  children: ReactNode;
  /** The panel's actions, always in view. */
  foot?: ReactNode;
  onClose: () => void;
}

/** A page's main part with a panel beside it: docked from 1200 px, a full-height sheet over it below. `panel` null: none. */
export function PanelLayout({
  panel,
  children,
  size = 'side',
}: {
  panel: ReactNode | null;
  children: ReactNode;
  size?: 'side' | 'script';
}) {
  const docked = useMedia(DOCKED);
  return (
    <div className={panel && docked ? `withPanel ${size}` : undefined}>
      <div className="panelMain">{children}</div>
      {panel}
    </div>
  );
}

/** A panel about one thing of the page. Takes the focus when it opens, gives it back when it closes; Esc closes. */
export function DockedPanel({ title, eyebrow, children, foot, onClose }: DockedPanelProps) {
  const docked = useMedia(DOCKED);
  const id = useId();
  const content = (
    <PanelContent id={id} title={title} eyebrow={eyebrow} foot={foot} onClose={onClose}>
      {children}
    </PanelContent>
  );
  return docked ? (
    <Docked id={id} onClose={onClose}>
      {content}
    </Docked>
  ) : (
    <Sheet id={id} onClose={onClose}>
      {content}
    </Sheet>
  );
}

interface FrameProps {
  id: string;
  onClose: () => void;
  children: ReactNode;
}

function Docked({ id, onClose, children }: FrameProps) {
  useKeys({ Escape: onClose });
  useFocusReturn(id);
  return (
    <aside className="panel" aria-labelledby={id}>
      {children}
    </aside>
  );
}

function Sheet({ id, onClose, children }: FrameProps) {
  const sheet = useRef<HTMLDialogElement>(null);
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
    >
      {/* A sheet lies over the page, and over what hangs from the page: what opens here hangs from the sheet. */}
      <ConfigProvider getPopupContainer={() => sheet.current ?? document.body}>{children}</ConfigProvider>
    </dialog>
  );
}

function PanelContent({ id, title, eyebrow, children, foot, onClose }: DockedPanelProps & { id: string }) {
  const { t } = useTranslation();
  return (
    <div className="panelInner">
      <div className="panelBody">
        <div className="row panelTop">
          <span className="grow">{eyebrow}</span>
          <kbd aria-hidden>Esc</kbd>
          <Button size="small" type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('kit.panel.close')} onClick={onClose} />
        </div>
        <h2 className="title" id={id} tabIndex={-1}>
          {title}
        </h2>
        {children}
      </div>
      {foot ? <div className="panelFoot">{foot}</div> : null}
    </div>
  );
}

/** Moves the focus to the panel's title, unless the panel has it already, and back to where it was when the panel goes. */
function useFocusReturn(id: string): void {
  useEffect(() => {
    const before = document.activeElement;
    const title = document.getElementById(id);
    // A form that begins in its first field keeps it there: leaving a field that nobody has filled reads as a mistake.
    if (!title?.closest('.panel')?.contains(before)) title?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [id]);
}

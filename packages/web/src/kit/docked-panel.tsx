import { CloseOutlined } from '@ant-design/icons';
import { Button, ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { PanelFrame, usePanelContent } from './panel-frame.tsx';
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

/**
 * A panel about one thing of the page. Takes the focus when it opens, gives it back when it closes; Esc closes. Its content stays the same while the
 * window crosses the width from which it is docked: what was typed and chosen stays.
 */
export function DockedPanel({ title, eyebrow, children, foot, onClose }: DockedPanelProps) {
  const { t } = useTranslation();
  const docked = useMedia(DOCKED);
  const { id, content, hold } = usePanelContent(docked);
  return (
    <>
      <PanelFrame docked={docked} id={id} hold={hold} onClose={onClose} />
      {createPortal(
        // A sheet lies over the page, and over what hangs from the page: what opens in a panel hangs from it there.
        <ConfigProvider getPopupContainer={() => content.closest('dialog') ?? document.body}>
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
        </ConfigProvider>,
        content,
      )}
    </>
  );
}

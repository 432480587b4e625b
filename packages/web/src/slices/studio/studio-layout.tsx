import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PanelLayout } from '../../kit/index.ts';
import { PublishPanel } from './publish-panel.tsx';
import type { StudioSearch } from './studio.search.ts';
import { StudioDraft } from './studio-draft.tsx';
import { StudioHead, type StudioHeadProps } from './studio-head.tsx';

interface StudioLayoutProps extends Omit<StudioHeadProps, 'onPublish'> {
  /** The sections of the form. */
  form: ReactNode;
  /** What the draft does: to three accounts, and to the whole base. */
  effect: ReactNode;
  /** The form needs as much room as the effect. */
  wide?: boolean;
  /** What opens of an account beside the page. */
  accountPanel?: ReactNode;
}

/** What the address of the studio holds, and changing it without leaving the page. */
export function useStudioSearch() {
  const navigate = useNavigate({ from: '/strategy/studio' });
  const search = useSearch({ from: '/strategy/studio' });
  const change = (next: Partial<StudioSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  return {
    search,
    change,
    close: () => change({ panel: undefined, account: undefined }),
    onAccount: (account: string) => change({ account, panel: undefined }),
  };
}

/** The studio of any kind of policy: what the draft would do and the next steps, the draft, and its effect. */
export function StudioLayout({ form, effect, wide = false, accountPanel = null, ...head }: StudioLayoutProps) {
  const { search, change, close } = useStudioSearch();
  const { policy, studio, trial } = head;
  const panel = search.panel === 'publish' ? <PublishPanel policy={policy} studio={studio} trial={trial} onClose={close} /> : accountPanel;
  return (
    <PanelLayout size="script" panel={panel}>
      <StudioHead {...head} onPublish={() => change({ panel: 'publish', account: undefined })} />
      <div className={wide ? 'studio wide' : 'studio'}>
        <StudioDraft policyId={policy.id} studio={studio} face={search.face} onFace={(face) => change({ face })}>
          {form}
        </StudioDraft>
        <div className="studioEffect">{effect}</div>
      </div>
    </PanelLayout>
  );
}

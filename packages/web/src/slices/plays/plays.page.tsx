import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { EmptyState, Failure, formatNumber, PageHead, PanelLayout, RichText, SkeletonRows } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { ContactRulesPanel } from './contact-rules.tsx';
import { NewPlay } from './new-play.tsx';
import { PlayDrafts } from './play-drafts.tsx';
import { PlayPanel } from './play-panel.tsx';
import { PlayTable } from './play-table.tsx';
import './plays.css';
import type { PlaysSearch } from './plays.search.ts';
import { RunPanel } from './run-panel.tsx';

/** Which plays run, at how many customers, and what did they bring about? */
export default function PlaysPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/strategy/plays' });
  const { can } = useSession();
  const { play, state, run, panel: asked } = useSearch({ from: '/strategy/plays' });
  const change = (next: Partial<PlaysSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const found = useQuery(api.plays.list.queryOptions({ input: {} }));
  const effects = useQuery(api.plays.effects.queryOptions({ input: {} }));
  const items = found.data?.items;
  const create = can('policies.edit') ? (
    <Button type="primary" onClick={() => change({ panel: 'new', play: undefined, run: undefined, state: undefined })}>
      {t('playStudio.create.open')}
    </Button>
  ) : null;
  const panel =
    asked === 'contact' ? (
      <ContactRulesPanel onClose={() => change({ panel: undefined })} />
    ) : asked ? (
      <NewPlay onClose={() => change({ panel: undefined })} />
    ) : run ? (
      <RunPanel key={run} id={run} onClose={() => change({ run: undefined })} />
    ) : play ? (
      <PlayPanel
        key={play}
        id={play}
        play={items?.find(({ id }) => id === play)}
        state={state}
        onState={(next) => change({ state: next })}
        onRun={(next) => change({ run: next })}
        onClose={() => change({ play: undefined, state: undefined })}
      />
    ) : null;
  return (
    <PanelLayout size="script" panel={panel}>
      <PageHead
        title={t('shell.page.plays')}
        eyebrow={t('shell.page.plays')}
        answer={<Answer items={items} />}
        sub={t('playing.sub')}
        actions={
          <>
            <Button onClick={() => change({ panel: 'contact', play: undefined, run: undefined, state: undefined })}>
              {t('playing.contact.title')}
            </Button>
            {create}
          </>
        }
      />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : !items ? (
        <SkeletonRows rows={8} />
      ) : items.length === 0 ? (
        <EmptyState title={t('playing.answer.none')} action={create}>
          {t('playing.empty')}
        </EmptyState>
      ) : (
        <PlayTable
          plays={items}
          effects={effects.data?.items}
          onOpen={(id) => change({ play: id, run: undefined, state: undefined, panel: undefined })}
        />
      )}
      <PlayDrafts />
    </PanelLayout>
  );
}

function Answer({ items }: { items: readonly { running: number; open: number }[] | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!items) return <span className="ink3">{t('playing.answer.loading')}</span>;
  if (items.length === 0) return t('playing.answer.none');
  const sum = (key: 'running' | 'open') =>
    formatNumber(
      items.reduce((all, one) => all + one[key], 0),
      language,
    );
  const values = { plays: formatNumber(items.length, language), running: sum('running'), open: sum('open') };
  return (
    <RichText
      text={items.some(({ running, open }) => running + open > 0) ? 'playing.answer.some' : 'playing.answer.calm'}
      values={values}
    />
  );
}

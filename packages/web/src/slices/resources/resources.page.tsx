import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, exportUrl, useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, PageHead, PanelLayout, RichText, SegmentLinks, type Undoable, UndoToast } from '../../kit/index.ts';
import { RecordById } from '../../records/index.ts';
import { useDay } from '../../shell/day.ts';
import { DayControl } from '../../shell/day-shown.tsx';
import { useSession } from '../../shell/session.tsx';
import { AskResource } from './ask-resource.tsx';
import { Catalogue } from './catalogue.tsx';
import { Costs } from './costs.tsx';
import { RequestList } from './request-list.tsx';
import { RequestPanel } from './request-panel.tsx';
import { RESOURCE_VIEWS, type ResourcesSearch } from './resources.search.ts';
import './resources.css';

/** What can we put behind customers, what was asked for, what waits for me, and what did it cost? */
export default function ResourcesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/strategy/resources' });
  const { view = 'open', of, panel } = useSearch({ from: '/strategy/resources' });
  const { asOf } = useDay();
  const { can } = useSession();
  const [done, setDone] = useState<Undoable | null>(null);
  const go = (next: Partial<ResourcesSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const close = () => go({ of: undefined, panel: undefined });
  const edits = can('policies.edit') && asOf === undefined;
  const [entity = '', id = ''] = (panel ?? '').split(':');
  return (
    <PanelLayout
      size="script"
      panel={
        panel === 'ask' && !asOf ? (
          <AskResource onClose={close} onAsked={(asked) => go({ of: asked.id, panel: undefined, view: undefined })} />
        ) : entity === 'resources' ? (
          <RecordById key={panel} entity={entity} id={id} editable={edits} onClose={close} onDone={setDone} />
        ) : of ? (
          <RequestPanel key={of} id={of} asOf={asOf} onClose={close} />
        ) : null
      }
    >
      <Head onPanel={(next) => go({ panel: next, of: undefined })} edits={edits} view={view} />
      <SegmentLinks
        label={t('resourcing.view.label')}
        current={view}
        segments={RESOURCE_VIEWS.map((key) => ({
          key,
          label: t(`resourcing.view.${key}`),
          link: { to: '/strategy/resources' as const, search: { asOf, view: key === 'open' ? undefined : key } },
        }))}
      />
      {view === 'catalogue' ? (
        <Catalogue onOpen={can('policies.edit') ? (resource) => go({ panel: `resources:${resource}`, of: undefined }) : null} />
      ) : view === 'costs' ? (
        <Costs />
      ) : (
        <RequestList
          view={view}
          openId={of}
          narrow={of !== undefined || panel !== undefined}
          onOpen={(next) => go({ of: next, panel: undefined })}
        />
      )}
      <UndoToast done={done} onGone={() => setDone(null)} />
    </PanelLayout>
  );
}

function Head({ view, edits, onPanel }: { view: string; edits: boolean; onPanel: (panel: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { asOf } = useDay();
  const { can } = useSession();
  const today = useMe()?.today;
  const { data } = useQuery(api.resourceRequests.waiting.queryOptions({ input: {} }));
  const day = asOf ?? today;
  return (
    <PageHead
      title={t('shell.page.resources')}
      eyebrow={day ? t('resourcing.eyebrow', { date: formatDate(day, language) }) : t('shell.page.resources')}
      answer={
        !data ? (
          '…'
        ) : data.waiting > 0 ? (
          <RichText
            text={data.late > 0 ? 'resourcing.answer.late' : 'resourcing.answer.waits'}
            values={{ count: data.waiting, late: data.late }}
          />
        ) : (
          t('resourcing.answer.none')
        )
      }
      sub={t('resourcing.sub')}
      actions={
        <>
          <DayControl />
          {view === 'catalogue' && edits ? <Button onClick={() => onPanel('resources:new')}>{t('resourcing.catalogue.add')}</Button> : null}
          {can('exports.run') && view !== 'catalogue' ? (
            <Button
              href={exportUrl('resource-requests', { format: 'xlsx', ...(asOf ? { asOf } : {}) })}
              icon={<DownloadOutlined aria-hidden />}
              download
            >
              {t('resourcing.export')}
            </Button>
          ) : null}
          {can('resources.ask') && !asOf ? (
            <Button type="primary" onClick={() => onPanel('ask')}>
              {t('resourcing.ask.title')}
            </Button>
          ) : null}
        </>
      }
    />
  );
}

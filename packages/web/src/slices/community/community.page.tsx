import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { PageHead, PanelLayout, RichText, SegmentLinks } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { COMMUNITY_VIEWS } from './community.search.ts';
import { CommunityPanel } from './community-panel.tsx';
import { CommunityTable } from './community-table.tsx';
import { QuestionTable } from './question-table.tsx';
import { RulesPanel } from './rules-panel.tsx';

/** What customers ask each other, and what of it waits for us. */
export default function CommunityPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { can } = useSession();
  const search = useSearch({ from: '/service/community' });
  const { view = 'unanswered', panel } = search;
  const { data } = useQuery(api.communities.list.queryOptions({ input: {} }));
  const unanswered = data?.items.reduce((sum, one) => sum + one.unanswered, 0) ?? 0;
  const open = (next: typeof panel) => void navigate({ to: '/service/community', search: { ...search, panel: next } });
  return (
    <PanelLayout
      panel={
        panel === undefined ? null : panel === 'rules' ? (
          <RulesPanel onClose={() => open(undefined)} />
        ) : (
          <CommunityPanel key={panel} id={panel} onShow={open} onClose={() => open(undefined)} />
        )
      }
    >
      <PageHead
        title={t('shell.page.community')}
        eyebrow={t('shell.page.community')}
        answer={data ? unanswered ? <RichText text="community.head" values={{ count: unanswered }} /> : t('community.headNone') : '…'}
        sub={t('community.sub')}
        actions={
          can('articles.publish') ? (
            <>
              {can('settings.manage') ? <Button onClick={() => open('rules')}>{t('community.rules.title')}</Button> : null}
              <Button onClick={() => open('new')}>{t('community.form.new')}</Button>
            </>
          ) : undefined
        }
      />
      <SegmentLinks
        label={t('community.views')}
        current={view}
        segments={COMMUNITY_VIEWS.map((key) => ({
          key,
          label: t(`community.view.${key}`),
          link: { to: '/service/community' as const, search: { ...search, view: key === 'unanswered' ? undefined : key } },
        }))}
      />
      {view === 'communities' ? <CommunityTable onOpen={open} /> : <QuestionTable view={view} />}
    </PanelLayout>
  );
}

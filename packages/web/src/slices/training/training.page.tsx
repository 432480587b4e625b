import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { PageHead, PanelLayout, RichText, SegmentLinks } from '../../kit/index.ts';
import { useSession } from '../../shell/session.tsx';
import { CertificateList } from './certificate-list.tsx';
import { CoursePanel } from './course-panel.tsx';
import { CourseTable } from './course-table.tsx';
import { CustomerCoverage } from './customer-coverage.tsx';
import { Mine } from './mine.tsx';
import { OwnerRule } from './owner-rule.tsx';
import { SessionPanel } from './session-panel.tsx';
import { SessionTable } from './session-table.tsx';
import { StaffCoverageList } from './staff-coverage.tsx';
import { TRAINING_VIEWS } from './training.search.ts';

const PARTS = {
  courses: CourseTable,
  sessions: SessionTable,
  customers: CustomerCoverage,
  staff: StaffCoverageList,
  certificates: CertificateList,
  mine: Mine,
};

/** What can be learned, when, and who has? */
export default function TrainingPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { can } = useSession();
  const { view = 'courses', course, session, past, gaps } = useSearch({ from: '/service/training' });
  const { data } = useQuery(api.trainingSessions.list.queryOptions({ input: { view: 'ahead', limit: 200 } }));
  const ahead = data?.items.filter(({ cancelledAt }) => !cancelledAt).length;
  const address = (more: object) => ({
    to: '/service/training' as const,
    search: { view: view === 'courses' ? undefined : view, past, gaps, ...more },
  });
  const Part = PARTS[view];
  const mayEdit = can('articles.publish');
  const close = () => void navigate(address({}));
  const panel =
    course && view !== 'mine' ? (
      <CoursePanel key={course} id={course} onShow={(id) => void navigate(address({ course: id }))} onClose={close} />
    ) : session ? (
      <SessionPanel key={session} id={session} onClose={close} />
    ) : null;
  return (
    <PanelLayout panel={panel}>
      <PageHead
        title={t('shell.page.training')}
        eyebrow={t('training.eyebrow')}
        answer={ahead === undefined ? '…' : ahead ? <RichText text="training.head" values={{ count: ahead }} /> : t('training.headNone')}
        sub={t('training.sub')}
        actions={mayEdit ? <Button onClick={() => void navigate(address({ course: 'new' }))}>{t('training.new')}</Button> : undefined}
      />
      <SegmentLinks
        label={t('training.views')}
        current={view}
        segments={TRAINING_VIEWS.map((key) => ({
          key,
          label: t(`training.view.${key}`),
          link: { to: '/service/training' as const, search: { view: key === 'courses' ? undefined : key } },
        }))}
      />
      <Part narrow={panel !== null} />
      {view === 'courses' && mayEdit ? <OwnerRule /> : null}
    </PanelLayout>
  );
}

import type { StrategyMatrix } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ButtonLink, EmptyState, Failure, formatDate, PageHead, PanelLayout, PHONE, SkeletonRows, useMedia } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { DayControl } from '../../shell/day-shown.tsx';
import { CellPanel } from './cell-panel.tsx';
import { viewsOf } from './cell-view.ts';
import { MatrixAnswer, MatrixSub } from './matrix-answer.tsx';
import { MatrixBar } from './matrix-bar.tsx';
import { MatrixFoot } from './matrix-foot.tsx';
import { MatrixGrid } from './matrix-grid.tsx';
import { MatrixLines } from './matrix-lines.tsx';
import './strategy.css';
import { isMain, stagesShown, useMatrix } from './use-matrix.ts';

/** Whom do we look after how, and where is nobody looked after? */
export default function MatrixPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const { asOf } = useDay();
  const { found, search, change } = useMatrix();
  const { data } = found;
  const day = data?.asOf ?? asOf ?? me?.today;
  const ready = data && data.cells.length > 0 ? data : undefined;
  const stages = ready ? stagesShown(ready, search.track) : [];
  const views = ready ? viewsOf(ready, stages, search.layer ?? 'plays', search) : [];
  const open = views.find(({ cell }) => cell.level === search.level && cell.stage === search.stage);
  const panel =
    ready && open ? (
      <CellPanel
        key={`${open.cell.level} ${open.cell.stage}`}
        view={open}
        matrix={ready}
        whom={search}
        layer={search.layer ?? 'plays'}
        onClose={() => change({ level: undefined, stage: undefined })}
      />
    ) : null;
  return (
    <PanelLayout size="script" panel={panel}>
      <PageHead
        title={t('shell.page.matrix')}
        eyebrow={day ? t('strategy.eyebrow', { date: formatDate(day, language) }) : t('shell.page.matrix')}
        answer={<MatrixAnswer matrix={data} views={views} search={search} />}
        sub={ready ? <MatrixSub matrix={ready} views={views} /> : undefined}
        actions={<DayControl />}
      />
      {found.error ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : !data ? (
        <SkeletonRows rows={10} />
      ) : !ready ? (
        <NoMatrix matrix={data} />
      ) : (
        <>
          <MatrixBar matrix={ready} stages={stages} search={search} onChange={change} />
          <Cells matrix={ready} stages={stages} views={views} search={search} onOpen={(level, stage) => change({ level, stage })} />
          <MatrixFoot matrix={ready} isAboutPlays={(search.layer ?? 'plays') === 'plays' && isMain(ready)} />
        </>
      )}
    </PanelLayout>
  );
}

/** A table, or on the phone a list by level. */
function Cells(props: Parameters<typeof MatrixGrid>[0]) {
  const phone = useMedia(PHONE);
  return phone ? <MatrixLines {...props} /> : <MatrixGrid {...props} />;
}

function NoMatrix({ matrix: { tier } }: { matrix: StrategyMatrix }) {
  const { t } = useTranslation();
  const missing = tier ? 'lifecycle' : 'tiers';
  return (
    <EmptyState
      title={t(`strategy.empty.${missing}`)}
      action={<ButtonLink to={`/strategy/${missing}`}>{t(`shell.page.${missing}`)}</ButtonLink>}
    >
      {t('strategy.empty.detail')}
    </EmptyState>
  );
}

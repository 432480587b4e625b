import { CloseOutlined } from '@ant-design/icons';
import { START_VIEWS, type StartFigures } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, formatNumber, PageHead, PanelLayout, PHONE, RichText, SegmentLinks, useMedia } from '../../kit/index.ts';
import { useDay } from '../../shell/day.ts';
import { DayControl } from '../../shell/day-shown.tsx';
import { ProductFigures } from './product-figures.tsx';
import './project-starts.css';
import { StartPanel } from './start-panel.tsx';
import { StartsTable } from './starts-table.tsx';

/** How soon is what we sell worth something to customers, and which starts are late? */
export default function StartsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/service/starts' });
  const search = useSearch({ from: '/service/starts' });
  const go = (next: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const { asOf } = useDay();
  const day = asOf ? { asOf } : {};
  const figures = useQuery(api.projectStarts.figures.queryOptions({ input: day }));
  const product = figures.data?.products.find(({ productId }) => productId === search.product);
  const phone = useMedia(PHONE);
  const byProduct = figures.data && !search.of ? <ProductFigures figures={figures.data} /> : null;
  const panel = search.of ? <StartPanel key={search.of} id={search.of} onClose={() => go({ of: undefined })} /> : null;
  return (
    <PanelLayout panel={panel}>
      <PageHead
        title={t('shell.page.starts')}
        eyebrow={t('starting.eyebrow')}
        answer={figures.data ? <Answer figures={figures.data} /> : '…'}
        sub={t('starting.sub')}
        actions={<DayControl />}
      />
      {figures.error ? <Failure error={figures.error} onRetry={() => void figures.refetch()} /> : null}
      {phone ? null : byProduct}
      <SegmentLinks
        label={t('starting.views')}
        current={search.view ?? 'running'}
        segments={START_VIEWS.map((key) => ({
          key,
          label: t(`starting.view.${key}`),
          link: { to: '/service/starts' as const, search: { product: search.product, view: key === 'running' ? undefined : key } },
        }))}
      />
      {search.product ? (
        <p>
          <Button size="small" icon={<CloseOutlined aria-hidden />} onClick={() => go({ product: undefined })}>
            {t('starting.allProducts', { name: product?.productName ?? t('starting.product') })}
          </Button>
        </p>
      ) : null}
      <StartsTable search={search} onOpen={(of) => go({ of })} />
      {phone ? byProduct : null}
    </PanelLayout>
  );
}

function Answer({ figures: { running, late, reached, medianDays } }: { figures: StartFigures }) {
  const language = useLanguage();
  const days = medianDays === null ? '' : formatNumber(medianDays, language, 'plain', 1);
  return <RichText text={reached ? 'starting.answer' : 'starting.answerNone'} values={{ count: running, late, days, reached }} />;
}

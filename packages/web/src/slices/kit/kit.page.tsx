import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { DockedPanel, Figures, Money, PageHead, PanelLayout, RichText } from '../../kit/index.ts';
import { Chips } from './chips.tsx';
import { Colours } from './colours.tsx';
import './kit-page.css';
import { List } from './list.tsx';
import { Pictures } from './pictures.tsx';
import { States } from './states.tsx';
import { TierReason } from './tier-reason.tsx';

/** Every chip, colour, list, picture and state once, with sample data: the place to look when a part changes. */
export default function KitPage() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/kit' });
  const { panel } = useSearch({ from: '/kit' });
  const show = (next: 'tier' | undefined) =>
    void navigate({ search: (search) => ({ ...search, panel: next }), replace: true, resetScroll: false });
  const open = { onOpen: () => show('tier') };
  return (
    <>
      <PageHead
        title={t('shell.page.specimen')}
        eyebrow={t('specimen.eyebrow')}
        answer={<RichText text="specimen.answer" />}
        actions={
          <Button type="primary" onClick={() => show('tier')} aria-expanded={panel === 'tier'}>
            {t('specimen.explain')}
          </Button>
        }
      />
      <PanelLayout
        size="script"
        panel={
          panel === 'tier' ? (
            <DockedPanel eyebrow={t('specimen.why.eyebrow')} title={t('specimen.why.title')} onClose={() => show(undefined)}>
              <TierReason onOpen={() => show('tier')} />
            </DockedPanel>
          ) : null
        }
      >
        <Figures
          figures={[
            { label: t('specimen.figure.stake'), value: <Money amount={6630e4} />, opens: open },
            { label: t('specimen.figure.tasks'), value: 10, small: t('specimen.figure.overdue'), opens: open },
            { label: t('specimen.figure.cadence'), value: '18 / 24', small: '75%', opens: open },
            { label: t('specimen.figure.done'), value: 4 },
          ]}
        />
        <div className="specimen">
          <Chips />
          <Colours />
        </div>
        <List />
        <Pictures />
        <States />
      </PanelLayout>
    </>
  );
}

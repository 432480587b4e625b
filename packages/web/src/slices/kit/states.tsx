import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, ForbiddenState, OfflineBanner, SkeletonRows } from '../../kit/index.ts';

const nothing = () => undefined;

export function States() {
  const { t } = useTranslation();
  return (
    <>
      <h2 className="section specimenTitle">{t('specimen.states')}</h2>
      <div className="specimen states">
        <div>
          <div className="note">{t('specimen.state.empty')}</div>
          <EmptyState level={3} title={t('specimen.state.emptyTitle')} action={<Button>{t('specimen.state.emptyAction')}</Button>}>
            {t('specimen.state.emptyDetail')}
          </EmptyState>
        </div>
        <div>
          <div className="note">{t('specimen.state.loading')}</div>
          <SkeletonRows rows={4} />
        </div>
        <div>
          <div className="note">{t('specimen.state.error')}</div>
          <ErrorState
            level={3}
            problem={{ title: t('specimen.state.errorTitle'), detail: t('specimen.state.errorDetail'), reference: '7F3A-21' }}
            onRetry={nothing}
          />
        </div>
        <div>
          <div className="note">{t('specimen.state.forbidden')}</div>
          <ForbiddenState level={3} title={t('specimen.state.forbiddenTitle')} onAsk={nothing}>
            {t('specimen.state.forbiddenDetail')}
          </ForbiddenState>
        </div>
      </div>
      <div className="note">{t('specimen.state.offline')}</div>
      <OfflineBanner online={false} asOf={t('specimen.state.now')} />
    </>
  );
}

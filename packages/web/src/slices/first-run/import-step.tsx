import { OWN_IMPORTS } from '@fulcrum/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/index.ts';

/** What can be brought along, and where that is done. */
export function ImportStep({ onSkip }: { onSkip: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <dl className="firstList">
        {OWN_IMPORTS.map((entity) => (
          <div key={entity}>
            <dt className="strong">{t(`importing.entity.${entity}`)}</dt>
            <dd className="ink2">{t(`firstRun.import.${entity}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="note">{t('firstRun.import.formats')}</p>
      <div className="formFoot">
        <span className="grow" />
        <Button type="text" onClick={onSkip}>
          {t('firstRun.import.skip')}
        </Button>
        <ButtonLink to="/admin/import" search={{ entity: 'accounts' }} primary size="large">
          {t('firstRun.import.go')}
        </ButtonLink>
      </div>
    </>
  );
}

import type { Import } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/index.ts';
import { ImportFigures } from './import-figures.tsx';
import { ImportProblems } from './import-problems.tsx';
import { ImportWarnings } from './import-warnings.tsx';

/** What the import changed, and where to go on. */
export function ImportDone({ current }: { current: Import }) {
  const { t } = useTranslation();
  return (
    <>
      <ImportFigures current={current} />
      <div className="commitBar">
        <p className="note prose grow">{t('importing.doneNote')}</p>
        <ButtonLink to="/admin/import" search={{ entity: current.entity }}>
          {t('importing.another')}
        </ButtonLink>
        <ButtonLink to={'/customers' as string} type="primary">
          {t('importing.toCustomers')}
        </ButtonLink>
      </div>
      <ImportWarnings warnings={current.warnings} />
      <ImportProblems current={current} />
    </>
  );
}

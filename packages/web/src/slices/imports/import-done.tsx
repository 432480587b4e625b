import type { Import } from '@fulcrum/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
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
        <Link to="/admin/import" search={{ entity: current.entity }} className="ant-btn ant-btn-default buttonLink">
          {t('importing.another')}
        </Link>
        <Link to={'/customers' as string} className="ant-btn ant-btn-primary buttonLink">
          {t('importing.toCustomers')}
        </Link>
      </div>
      <ImportWarnings warnings={current.warnings} />
      <ImportProblems current={current} />
    </>
  );
}

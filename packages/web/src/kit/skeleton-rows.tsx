import { useTranslation } from 'react-i18next';

const widths = [52, 44, 48, 30, 40, 36];

/** Rows of the real height while a list loads; says so once to screen readers. */
export function SkeletonRows({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <span className="visuallyHidden">{t('kit.state.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike
        <div key={row} className="skelRow" aria-hidden>
          <span className="skel square" />
          <span className="skel" style={{ width: `${widths[row % widths.length]}%` }} />
          <span className="grow" />
          <span className="skel" style={{ width: 64 }} />
        </div>
      ))}
    </div>
  );
}

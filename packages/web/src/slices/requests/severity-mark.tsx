import type { Severity } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { type Urgency, UrgencyBars } from '../../kit/index.ts';

const BARS: Record<Severity, Urgency> = { critical: 4, high: 3, normal: 2, low: 1 };

/** How severe a request is: bars and the word. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const { t } = useTranslation();
  return (
    <span className="row tight severityMark">
      <span aria-hidden>
        <UrgencyBars urgency={BARS[severity]} />
      </span>
      {t(`desk.severityOf.${severity}`)}
    </span>
  );
}

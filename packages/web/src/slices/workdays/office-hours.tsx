import { type OfficeHours as Hours, WEEKDAYS } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { DoorIf } from '../../kit/index.ts';
import { DAY_NAMES, windowsText } from './hours-text.ts';

/** The hours of a working day in a line; whoever may change them opens them by it. */
export function OfficeHours({ hours, onOpen }: { hours: Hours; onOpen: (() => void) | undefined }) {
  const { t } = useTranslation();
  const comma = t('workdays.comma');
  const own = WEEKDAYS.flatMap((day) => {
    const windows = hours.weekdays[day];
    return windows
      ? [t('workdays.hours.ofDay', { day: t(`workdays.hours.weekday.${DAY_NAMES[day]}`), hours: windowsText(windows, comma) })]
      : [];
  });
  return (
    <p className="officeHours">
      <span className="ink2">{t('workdays.hours.title')}</span>{' '}
      <DoorIf target={onOpen ? { onOpen } : undefined}>
        {[windowsText(hours.windows, comma), ...own].join(t('workdays.hours.semicolon'))}
      </DoorIf>
    </p>
  );
}

import type { ResourceLine } from '@fulcrum/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../kit/index.ts';

/** What a request would make of the month it is wanted in: what is free, or by how much it overbooks. */
export function MonthLoad({ resource, day, more }: { resource: ResourceLine; day: string; more: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const load = resource.loads.find(({ month }) => month === day.slice(0, 7));
  if (!load || load.capacity === null) return null;
  const left = Number(load.free) - more;
  const told = { month: formatDate(`${load.month}-01`, language, { style: 'month' }), capacity: load.capacity, booked: load.booked };
  return (
    <p className={left < 0 ? 'note staleNote' : 'note'}>
      {left < 0
        ? t('resourcing.load.over', { ...told, over: String(-left), unit: t(`resourcing.unitOf.${resource.unit}`) })
        : t('resourcing.load.free', { ...told, left: String(left), unit: t(`resourcing.unitOf.${resource.unit}`) })}
      {Number(load.asked) > 0 ? ` ${t('resourcing.load.asked', { asked: load.asked, unit: t(`resourcing.unitOf.${resource.unit}`) })}` : ''}
    </p>
  );
}

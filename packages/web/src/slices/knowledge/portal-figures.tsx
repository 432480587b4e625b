import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { Figures } from '../../kit/index.ts';

/** How often customers helped themselves on the portal; nothing before they have. */
export function PortalFigures({ days }: { days: number }) {
  const { t } = useTranslation();
  const { data } = useQuery(api.portalMembers.figures.queryOptions({ input: { days } }));
  if (!data || (!data.searches && !data.asked)) return null;
  return (
    <section className="portalFigures" aria-label={t('portalAccess.staff.deflection')}>
      <h2 className="section">{t('portalAccess.staff.deflection')}</h2>
      <Figures
        figures={(['searches', 'opened', 'deflected', 'asked'] as const).map((key) => ({
          label: t(`portalAccess.staff.${key}`),
          value: data[key],
        }))}
      />
    </section>
  );
}

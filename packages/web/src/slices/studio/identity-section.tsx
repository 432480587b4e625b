import { useTranslation } from 'react-i18next';
import { SampleAndName } from './policy-rows.tsx';

/** Whether the figures are samples, and the name of the policy. */
export function IdentitySection({ policy: { sample, name } }: { policy: { sample: boolean; name: { zh: string; en: string } } }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="studio-identity-title">
      <div className="row studioSectionHead">
        <h2 className="section grow" id="studio-identity-title">
          {t('studio.identity')}
        </h2>
      </div>
      <SampleAndName sample={sample} name={name} />
    </section>
  );
}

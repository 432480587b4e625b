import { SIGNED_KINDS } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/index.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { SeveralField } from '../play/labelled.tsx';
import { useStudioForm } from '../studio-form-context.ts';
import { Flag } from './flag.tsx';
import { useProcedureDraft } from './procedure-shape.ts';

/** Whether the signing of a contract begins the project, and which contracts do. */
export function BeginsOn() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { policy } = useProcedureDraft();
  const { set } = useStudioForm();
  const { beginsOn } = policy;
  const products = useQuery({
    ...api.products.list.queryOptions({ input: { limit: 200, status: 'active' } }),
    enabled: beginsOn !== undefined,
  });
  const path = ['beginsOn', 'signed'];
  return (
    <>
      <Flag
        path={['beginsOn']}
        label={t('procedure.form.signed')}
        note={t('procedure.form.signedNote')}
        on={beginsOn !== undefined}
        onChange={(on) => set(['beginsOn'], on ? { signed: { kinds: ['single', 'framework'] } } : undefined)}
      />
      {beginsOn ? (
        <div className="formPair">
          <SeveralField
            path={[...path, 'kinds']}
            label={t('procedure.form.signedKinds')}
            value={beginsOn.signed.kinds}
            options={Object.entries(SIGNED_KINDS).map(([value, name]) => ({ value, label: name[language] }))}
            none={t('procedure.form.signedUsual')}
          />
          <SeveralField
            path={[...path, 'products']}
            label={t('procedure.form.signedProducts')}
            value={beginsOn.signed.products}
            options={(products.data?.items ?? []).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
            none={t('procedure.form.anyProduct')}
          />
        </div>
      ) : null}
    </>
  );
}

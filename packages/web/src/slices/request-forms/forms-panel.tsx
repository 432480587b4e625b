import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { TargetLine } from '../sending/target-line.tsx';
import { TargetsPanel } from '../sending/targets-panel.tsx';
import { FormEditor } from './form-editor.tsx';

/** Forms by which anybody may open a request: where each stands, and one to add or change. */
export function FormsPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useQuery({
    ...api.requestForms.list.queryOptions({ input: {} }),
    select: ({ items }) => ({ items: items.map((form) => ({ ...form, name: form.title[language] })) }),
  });
  return (
    <TargetsPanel
      text={{ title: t('requestForm.title'), note: t('requestForm.note'), none: t('requestForm.none'), add: t('requestForm.add') }}
      found={found}
      line={(form, onOpen) => (
        <TargetLine
          key={form.id}
          name={form.name}
          note={[
            `/f/${form.slug}`,
            t(`desk.kindOf.${form.kind}`),
            ...(form.productName ? [form.productName] : []),
            ...(form.origins.length ? [t('requestForm.embedded', { count: form.origins.length })] : []),
            ...(form.enabled ? [] : [t('requestForm.off')]),
          ].join(' · ')}
          onOpen={onOpen}
        />
      )}
      form={(before, onDone) => <FormEditor before={before} onDone={onDone} />}
      onClose={onClose}
    />
  );
}

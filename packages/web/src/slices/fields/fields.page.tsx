import { type CustomField, FIELD_ENTITIES } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Column, DataTable, EmptyState, Failure, PageHead, PanelLayout, RichText, SegmentLinks } from '../../kit/index.ts';
import { FieldPanel } from './field-panel.tsx';
import { ProfileRulesPanel } from './profile-rules-panel.tsx';

/** No id of a field has a hyphen. */
const RULES = 'profile-rules';

/** The fields that a company has declared for itself. */
export default function FieldsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate({ from: '/admin/fields' });
  const { of = 'account', open } = useSearch({ from: '/admin/fields' });
  const found = useQuery(api.fields.list.queryOptions({ input: { retired: true } }));
  const show = (next: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, open: next }), replace: true, resetScroll: false });
  const all = found.data?.items ?? [];
  const rows = all.filter(({ entity }) => entity === of);
  const field = rows.find(({ id }) => id === open);
  const columns: Column<CustomField>[] = [
    {
      key: 'name',
      title: t('ownFields.name'),
      always: true,
      render: (row) => (
        <span className="ellip block">
          <span className={row.retired ? 'ink3' : 'strong'}>{row.name[language]}</span>{' '}
          {row.retired ? <span className="note">{t('ownFields.retired')}</span> : null}
        </span>
      ),
    },
    { key: 'id', title: t('ownFields.id'), width: 200, render: (row) => <span className="ellip block">{row.id}</span> },
    { key: 'type', title: t('ownFields.type'), width: 120, render: (row) => t(`ownFields.typeOf.${row.type}`) },
    {
      key: 'choices',
      title: t('ownFields.choices'),
      width: 320,
      render: (row) => (
        <span className="ellip block">
          {row.choices
            ?.filter(({ retired }) => !retired)
            .map((choice) => choice[language])
            .join(' · ') ?? <span className="ink3">—</span>}
        </span>
      ),
    },
  ];
  return (
    <>
      <PageHead
        title={t('shell.page.fields')}
        eyebrow={t('ownFields.eyebrow')}
        answer={
          found.data ? (
            <RichText text="ownFields.answer" values={{ count: all.filter(({ retired }) => !retired).length }} />
          ) : (
            t('shell.page.fields')
          )
        }
        sub={t('ownFields.sub')}
        actions={
          <>
            <Button onClick={() => show(RULES)}>{t('ownFields.required.action')}</Button>
            <Button type="primary" onClick={() => show('new')}>
              {t('ownFields.add')}
            </Button>
          </>
        }
      />
      <PanelLayout
        panel={
          open === RULES ? (
            <ProfileRulesPanel onClose={() => show(undefined)} />
          ) : open === 'new' || field ? (
            <FieldPanel key={open} entity={of} field={field} onClose={() => show(undefined)} />
          ) : null
        }
      >
        <SegmentLinks
          label={t('ownFields.views')}
          current={of}
          segments={FIELD_ENTITIES.map((entity) => ({
            key: entity,
            label: t(`ownFields.entity.${entity}`),
            count: all.filter((one) => one.entity === entity && !one.retired).length,
            link: { to: '/admin/fields', search: { of: entity === 'account' ? undefined : entity } },
          }))}
        />
        {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
        {found.data && rows.length === 0 ? <EmptyState title={t('ownFields.none')}>{t('ownFields.noneDetail')}</EmptyState> : null}
        {found.isPending || rows.length > 0 ? (
          <DataTable
            label={t('shell.page.fields')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            loading={found.isPending}
            openKey={open}
            onOpen={(row) => show(row.id)}
            keyboard
          />
        ) : null}
      </PanelLayout>
    </>
  );
}

import { CheckOutlined } from '@ant-design/icons';
import { CAPABILITIES, type MaskedKind, type Visibility } from '@fulcrum/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/index.ts';
import { Failure, PageHead, RichText, SkeletonRows } from '../../kit/index.ts';
import './roles.css';

/** The role table as the system runs on it: capability × role, visibility and masked kinds. */
export default function RolesPage() {
  const { t } = useTranslation();
  const found = useQuery(api.identity.listRoles.queryOptions({ input: {} }));
  const roles = found.data?.items ?? [];
  const visible = (visibility: string) => t(`roles.visibility.${visibility as Visibility}`);
  return (
    <>
      <PageHead
        title={t('shell.page.roles')}
        eyebrow={t('roles.eyebrow')}
        answer={found.data ? <RichText text="roles.answer" values={{ count: roles.length }} /> : t('shell.page.roles')}
        sub={t('roles.sub')}
      />
      {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={14} /> : null}
      {found.data ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
        <section className="roleScroll" aria-label={t('shell.page.roles')} tabIndex={0}>
          <table className="plainTable roleTable">
            <thead>
              <tr>
                <th scope="col">{t('roles.what')}</th>
                {roles.map(({ id }) => (
                  <th key={id} scope="col">
                    {t(`session.role.${id}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr className="roleRule">
                <th scope="row">{t('roles.sees')}</th>
                {roles.map(({ id, reads }) => (
                  <td key={id}>{visible(reads)}</td>
                ))}
              </tr>
              <tr className="roleRule">
                <th scope="row">{t('roles.changes')}</th>
                {roles.map(({ id, writes }) => (
                  <td key={id}>{visible(writes)}</td>
                ))}
              </tr>
              <tr className="roleRule">
                <th scope="row">{t('roles.masked')}</th>
                {roles.map(({ id, masked }) => (
                  <td key={id}>
                    {masked.length === 0 ? <span className="ink3">{t('roles.nothing')}</span> : null}
                    {masked.map((kind) => (
                      <span key={kind} className="block">
                        {t(`roles.kind.${kind as MaskedKind}`)}
                      </span>
                    ))}
                  </td>
                ))}
              </tr>
              {CAPABILITIES.map((capability) => (
                <tr key={capability}>
                  <th scope="row">{t(`mine.may.${capability}`)}</th>
                  {roles.map(({ id, may }) => (
                    <td key={id}>
                      {may.includes(capability) ? (
                        <CheckOutlined aria-label={t('roles.yes')} role="img" />
                      ) : (
                        <span className="visuallyHidden">{t('roles.no')}</span>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
    </>
  );
}

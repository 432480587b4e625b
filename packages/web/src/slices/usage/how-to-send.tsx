import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/index.ts';

const COMMAND = `curl -X POST "$URL/api/v1/usage/bulk" \\
  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/x-ndjson" \\
  --data-binary @usage.ndjson`;
const LINE = '{"account":"C-1001","metric":"logins","day":"2026-11-20","value":42}';

/** The two ways by which usage comes in. */
export function HowToSend() {
  const { t } = useTranslation();
  return (
    <section className="usageHow">
      <h2 className="section">{t('using.how.title')}</h2>
      <p className="ink2">{t('using.how.text')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="usageExample" tabIndex={0} aria-label={t('using.how.example')}>
        <pre>
          {LINE}
          {'\n\n'}
          {COMMAND}
        </pre>
      </section>
      <div className="row">
        <ButtonLink to="/me">{t('using.how.token')}</ButtonLink>
        <ButtonLink to="/admin/import" search={{ entity: 'usage' }}>
          {t('using.how.import')}
        </ButtonLink>
      </div>
    </section>
  );
}

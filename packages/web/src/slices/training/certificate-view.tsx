import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { Failure, formatDate, SkeletonRows } from '../../kit/index.ts';
import type { Learning } from './learning-verbs.ts';
import './training.css';

/** A certificate as it is printed, with the address at which anybody may check it. */
export function CertificateView({ id, verbs }: { id: string; verbs: Learning }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useQuery(verbs.api.certificate.queryOptions({ input: { id } }));
  if (found.error) return <Failure level={1} error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <SkeletonRows rows={6} />;
  const { number, courseTitle, issuedOn, validUntil, state, name, company, organisation } = found.data;
  const url = `${location.origin}/certificates/${number}`;
  return (
    <>
      <title>{t('training.certificate')}</title>
      <article className="certificate">
        <p>{organisation}</p>
        <h1>{t('training.certificate')}</h1>
        <p>{t('training.certificateOf', { name: [name, company].filter(Boolean).join(language === 'zh' ? '，' : ', ') })}</p>
        <p className="certificateName">{courseTitle[language]}</p>
        <p>{t('training.certificateIssued', { day: formatDate(issuedOn, language) })}</p>
        <p>{validUntil ? t('training.certificateUntil', { day: formatDate(validUntil, language) }) : t('training.certificateForGood')}</p>
        {state === 'valid' ? null : <p role="status">{t(`training.certificateState.${state}`)}</p>}
        <p className="num">{t('training.certificateNumber', { number })}</p>
        <p className="note">{t('training.certificateCheck', { url })}</p>
      </article>
      <p className="certificateActs" style={{ textAlign: 'center' }}>
        <Button type="primary" onClick={() => window.print()}>
          {t('training.print')}
        </Button>
      </p>
    </>
  );
}

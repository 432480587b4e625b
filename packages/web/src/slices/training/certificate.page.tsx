import { useParams } from '@tanstack/react-router';
import { CertificateView } from './certificate-view.tsx';
import { ours } from './learning-verbs.ts';

/** One of ours prints a certificate of theirs. */
export default function CertificatePage() {
  const { certificateId } = useParams({ from: '/service/training/certificates/$certificateId' });
  return <CertificateView id={certificateId} verbs={ours} />;
}

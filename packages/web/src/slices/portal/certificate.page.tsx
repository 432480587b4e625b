import { useParams } from '@tanstack/react-router';
import { CertificateView } from '../training/certificate-view.tsx';
import { theirs } from '../training/learning-verbs.ts';

/** A customer's person prints a certificate of theirs. */
export default function CertificatePage() {
  const { certificateId } = useParams({ from: '/portal/certificates/$certificateId' });
  return <CertificateView id={certificateId} verbs={theirs} />;
}

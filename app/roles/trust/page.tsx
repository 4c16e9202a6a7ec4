import type { Metadata } from 'next';
import { TrustPage } from '#components/roles/trust-page.tsx';

export const metadata: Metadata = { title: 'Trust map' };

export default function Page() {
  return <TrustPage />;
}

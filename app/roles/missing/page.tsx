import type { Metadata } from 'next';
import { MissingPage } from '#components/roles/missing-page.tsx';

export const metadata: Metadata = { title: 'Missing logs' };

export default function Page() {
  return <MissingPage />;
}

import type { Metadata } from 'next';
import { ReachPage } from '#components/roles/reach-page.tsx';

export const metadata: Metadata = { title: 'Blast radius' };

export default function Page() {
  return <ReachPage />;
}

import type { Metadata } from 'next';
import { GraphPage } from '#components/roles/graph-page.tsx';

export const metadata: Metadata = { title: 'Chain' };

export default function Page() {
  return <GraphPage />;
}

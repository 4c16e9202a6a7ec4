import type { Metadata } from 'next';
import { ViewsPage } from '#components/views/views-page.tsx';

export const metadata: Metadata = { title: 'Views' };

export default function Page() {
  return <ViewsPage />;
}

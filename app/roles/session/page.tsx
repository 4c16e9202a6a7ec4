import type { Metadata } from 'next';
import { SessionPage } from '#components/roles/session-page.tsx';

export const metadata: Metadata = { title: 'Session' };

export default function Page() {
  return <SessionPage />;
}

import type { Metadata } from 'next';
import { RunPage } from '#components/imports/run-page.tsx';

export const metadata: Metadata = { title: 'Import' };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <RunPage id={id} />;
}

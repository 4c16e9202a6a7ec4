import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FilePage } from '#components/imports/file-page.tsx';
import { fileParams } from '#lib/core/contract/parameters.ts';

export const metadata: Metadata = { title: 'File' };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const parsed = fileParams.safeParse(await params);
  if (!parsed.success) notFound();
  return <FilePage id={parsed.data.id} />;
}

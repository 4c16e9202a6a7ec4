import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { ApiDocsPage } from '#components/api-docs/api-docs-page.tsx';

export const metadata: Metadata = { title: 'API' };

export default async function Page() {
  const host = (await headers()).get('host') ?? 'localhost:3000';
  return <ApiDocsPage origin={`http://${host}`} />;
}

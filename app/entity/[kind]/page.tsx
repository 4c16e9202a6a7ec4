import type { Metadata } from 'next';
import { EntityScreen } from '#components/entity/entity-screen.tsx';

export const metadata: Metadata = { title: 'About' };

export default async function EntityPage({ params }: { params: Promise<{ kind: string }> }) {
  return <EntityScreen kind={(await params).kind} />;
}

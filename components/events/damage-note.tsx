import Link from 'next/link';
import { ValueText } from '#components/ui/value-text.tsx';

/** DamageNote: that a file did not come whole, what it lost, and the way to its rejects. Props: fileId, damage. */
export function DamageNote({ fileId, damage }: { fileId: number; damage: string }) {
  return (
    <p className="[overflow-wrap:anywhere]">
      <span className="text-warning">Damaged, not all of it could be read.</span> What it says first:{' '}
      <ValueText value={damage} prose />{' '}
      <Link href={`/imports/files/${fileId}`} className="text-accent whitespace-nowrap hover:underline">
        Its rejects
      </Link>
    </p>
  );
}

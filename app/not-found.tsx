import type { Metadata } from 'next';
import Link from 'next/link';
import { Mark } from '#components/shell/mark.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <EmptyState
      className="h-full"
      icon={<Mark />}
      title="The track ends here"
      actions={
        <Link href="/" className={buttonClass('primary')}>
          Overview
        </Link>
      }
    >
      There is no page at this address.
    </EmptyState>
  );
}

import { Button } from './button.tsx';

interface Props {
  shown: number;
  /** How many there are in all, where that is known. */
  total?: number | undefined;
  /** What else there is to say of the number. */
  more?: string | undefined;
  hasMore?: boolean;
  loading?: boolean;
  onMore?: () => void;
}

/** MoreButton: the foot of a list; says what is shown of how many. Props: shown, total, more, hasMore, loading, onMore. */
export function MoreButton({ shown, total, more, hasMore, loading, onMore }: Props) {
  const all = total === undefined ? '' : ` of ${total.toLocaleString('en')}`;
  return (
    <div className="flex h-10 items-center justify-between px-4 text-xs text-muted">
      <span>
        {shown.toLocaleString('en')}
        {all} shown{more && ` · ${more}`}
      </span>
      {hasMore && (
        <Button size="sm" disabled={loading} onClick={onMore}>
          {loading ? 'Loading' : 'Show more'}
        </Button>
      )}
    </div>
  );
}

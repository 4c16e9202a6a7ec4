'use client';
import { Link2 } from 'lucide-react';
import { copyText } from '#components/events/copy-text.ts';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.ts';
import { formatView } from '#lib/core/view/codec.ts';
import type { Span } from '#lib/core/view/edit-view.ts';
import { freezeView } from '#lib/core/view/freeze-view.ts';
import type { View } from '#lib/core/view/view.ts';

interface Props {
  view: View;
  /** What the View's range means now. */
  spanNow: () => Span | null;
  /** The zone as a name: the reader's `local` is another one. */
  zone: string;
  /** Path and query of a page that holds more than a View; this page's own by default. */
  toUrl?: (frozen: View) => string;
}

/** CopyLink: the whole state as a link that means the same tomorrow and elsewhere. Props: view, spanNow, zone, toUrl. */
export function CopyLink({ view, spanNow, zone, toUrl }: Props) {
  const copy = async () => {
    const span = view.range.kind === 'relative' ? spanNow() : null;
    const frozen = freezeView(view, span, zone);
    const search = formatView(frozen);
    const { origin, pathname } = window.location;
    const url = toUrl?.(frozen) ?? `${pathname}${search === '' ? '' : `?${search}`}`;
    const said = await copyText(`${origin}${url}`, 'Link');
    toast(said, span !== null ? { description: 'Its time range is fixed to what you see now.' } : undefined);
  };
  return (
    <Button size="sm" icon={<Link2 aria-hidden />} onClick={() => void copy()}>
      Copy link
    </Button>
  );
}

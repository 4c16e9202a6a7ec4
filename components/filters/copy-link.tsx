'use client';
import { Link2 } from 'lucide-react';
import { copyText } from '#components/events/copy-text.ts';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.ts';
import { formatView } from '#lib/core/view/codec.ts';
import type { Span } from '#lib/core/view/edit-view.ts';
import type { View } from '#lib/core/view/view.ts';

interface Props {
  view: View;
  /** What the View's range means now. */
  span: Span | null;
  /** The zone as a name: the reader's `local` is another one. */
  zone: string;
}

/** CopyLink: the whole state as a link that means the same tomorrow and elsewhere. Props: view, span, zone. */
export function CopyLink({ view, span, zone }: Props) {
  const copy = async () => {
    const relative = view.range.kind === 'relative' && span !== null;
    const frozen: View = {
      ...view,
      zone: view.zone === 'local' ? zone : view.zone,
      range: relative ? { kind: 'absolute', ...span } : view.range,
    };
    const search = formatView(frozen);
    const { origin, pathname } = window.location;
    const said = await copyText(`${origin}${pathname}${search === '' ? '' : `?${search}`}`, 'Link');
    toast(said, relative ? { description: 'Its time range is fixed to what you see now.' } : undefined);
  };
  return (
    <Button size="sm" icon={<Link2 aria-hidden />} onClick={() => void copy()}>
      Copy link
    </Button>
  );
}

'use client';
import { Check, Copy } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';

interface Props {
  /** What is copied, or how to make it when asked. */
  text: string | (() => string | Promise<string>);
  /** Says what is copied: `Copy ARN`. */
  label?: string;
  /** Shows the label as text beside the icon. */
  wide?: boolean;
  /** Another picture than that of copying. */
  icon?: ReactNode;
  className?: string;
}

/** CopyButton: puts text on the clipboard and says so. Props: text, label, wide, icon, className. */
export function CopyButton({ text, label = 'Copy', wide, icon: own, className }: Props) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 1600);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : await text());
      setState('copied');
    } catch {
      setState('refused');
    }
  };
  const said = { idle: label, copied: 'Copied', refused: 'The browser refused to copy' }[state];
  const icon =
    state === 'copied' ? <Check className="text-accent" aria-hidden /> : (own ?? <Copy aria-hidden />);
  return (
    <>
      {wide ? (
        <Button size="sm" icon={icon} onClick={copy} className={className}>
          {said}
        </Button>
      ) : (
        <IconButton size="sm" label={said} onClick={copy} className={className}>
          {icon}
        </IconButton>
      )}
      <span role="status" className="sr-only">
        {state === 'idle' ? '' : said}
      </span>
    </>
  );
}

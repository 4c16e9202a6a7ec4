import { Download } from 'lucide-react';
import { buttonClass } from '#components/ui/button.tsx';

/** The rejects as files to save: CSV for spreadsheets, NDJSON for programs. */
export function RejectsDownload({ href }: { href: (format: 'csv' | 'ndjson') => string }) {
  return (
    <div className="flex h-11 items-center justify-end gap-2 px-4">
      {(['csv', 'ndjson'] as const).map((format) => (
        <a key={format} href={href(format)} download className={buttonClass('secondary', 'sm')}>
          <Download aria-hidden />
          {format.toUpperCase()}
          <span className="sr-only"> of all rejected records</span>
        </a>
      ))}
    </div>
  );
}

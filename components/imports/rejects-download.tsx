import { Download } from 'lucide-react';
import { buttonClass } from '#components/ui/button.tsx';
import { type RejectFormat, rejectFormats } from '#lib/core/imports/rejects-text.ts';

interface Props {
  /** What the files hold all of. */
  of: string;
  href: (format: RejectFormat) => string;
}

/** RejectsDownload: rejects or notes as files to save: CSV for spreadsheets, NDJSON for programs. Props: of, href. */
export function RejectsDownload({ of, href }: Props) {
  return (
    <div className="flex h-11 items-center justify-end gap-2 px-4">
      {rejectFormats.map((format) => (
        <a
          key={format}
          href={href(format)}
          download
          title={`${format.toUpperCase()} of all ${of}`}
          className={buttonClass('secondary', 'sm')}
        >
          <Download aria-hidden />
          {format.toUpperCase()}
          <span className="sr-only"> of all {of}</span>
        </a>
      ))}
    </div>
  );
}

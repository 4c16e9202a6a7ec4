import Link from 'next/link';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { KeyValueList } from '#components/ui/key-value-list.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { readablePrincipal } from '#lib/core/cloudtrail/readable-principal.ts';
import { DamageNote } from './damage-note.tsx';
import type { ShownDetail } from './read-record.ts';
import { TimeText } from './time-text.tsx';

interface Props {
  detail: ShownDetail;
  zone: string;
  onOpenRef: (ref: string) => void;
}

/** Where the record came from, how often, and what else goes by its eventID. */
export function EventEvidence({ detail, zone, onOpenRef }: Props) {
  const { file, copies, copyFiles, siblings, rawBytes } = detail;
  const item = (key: string, value: string | null) => ({
    key,
    label: key,
    value: <ValueText value={value} className="[overflow-wrap:anywhere]" />,
    actions: value === null ? undefined : <CopyButton text={value} label={`Copy ${key}`} />,
  });
  return (
    <div className="flex flex-col gap-4 px-3 py-3 text-xs">
      <KeyValueList
        labelWidth={104}
        items={[
          {
            ...item('File', file.path),
            value: (
              <>
                <FileLink {...file} />
                {file.damage !== null && <DamageNote fileId={file.id} damage={file.damage} />}
              </>
            ),
          },
          item('Dropped as', file.sourceName),
          item('SHA-256 of file', file.sha256),
          item('Offset', file.offset === null ? null : `${file.offset.toLocaleString('en')} bytes`),
          item('Record size', `${rawBytes.toLocaleString('en')} bytes`),
          {
            ...item('Import', file.runId),
            value: (
              <Link href={`/imports/${file.runId}`} className="text-accent hover:underline">
                <ValueText value={file.runLabel} prose className="[overflow-wrap:anywhere]" />
              </Link>
            ),
            actions: undefined,
          },
        ]}
      />
      <section className="px-1">
        <h3 className="mb-1 font-medium">Further deliveries</h3>
        {copies === 0 ? (
          <p className="text-muted">Delivered once.</p>
        ) : (
          <p className="text-muted">
            The same record came {copies.toLocaleString('en')} {copies === 1 ? 'more time' : 'more times'}
            {copyFiles.length > 0 && copies > copyFiles.length
              ? `; ${copyFiles.length} of the files:`
              : ', in:'}
          </p>
        )}
        <ul className="mt-1 flex flex-col gap-0.5">
          {copyFiles.map((copy) => (
            <li key={copy.id}>
              <FileLink {...copy} />
              {copy.damage !== null && <DamageNote fileId={copy.id} damage={copy.damage} />}
            </li>
          ))}
        </ul>
      </section>
      {siblings.length > 0 && (
        <section className="px-1">
          <h3 className="mb-1 font-medium">Same eventID, different content</h3>
          <p className="mb-1 text-muted">AWS gives one id to several records at times; each is kept.</p>
          <ul className="flex flex-col">
            {siblings.map((sibling) => (
              <li key={sibling.ref}>
                <button
                  type="button"
                  onClick={() => onOpenRef(sibling.ref)}
                  className="flex w-full items-center gap-3 rounded-xs px-1 py-1 text-left hover:bg-hover"
                >
                  <TimeText iso={sibling.eventTime} zone={zone} />
                  <ValueText value={sibling.eventName} />
                  <span className="min-w-0 truncate text-muted">
                    <ValueText value={readablePrincipal(sibling).name} />
                  </span>
                  <ValueText value={sibling.account} className="ml-auto text-faint" />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function FileLink({ id, path }: { id: number; path: string }) {
  return (
    <Link href={`/imports/files/${id}`} className="text-accent hover:underline">
      <ValueText value={path} className="[overflow-wrap:anywhere]" />
    </Link>
  );
}

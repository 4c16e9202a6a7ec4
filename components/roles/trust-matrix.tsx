import { cx } from '#components/ui/cx.ts';
import { ValueText } from '#components/ui/value-text.tsx';
import type { TrustResponse } from '#lib/core/contract/roles.ts';
import { prepareMatrix } from '#lib/core/roles/prepare-trust.ts';
import { formatCount } from '#lib/core/text/format-number.ts';

interface Props {
  matrix: TrustResponse['matrix'];
  /** `<from> <to>`. */
  chosen: string | null;
  onChoose: (cell: string | null) => void;
}

/** TrustMatrixTable: calls from account to account; a cell chooses its pairs. Props: matrix, chosen, onChoose. */
export function TrustMatrixTable({ matrix, chosen, onChoose }: Props) {
  const { from, to, cell } = prepareMatrix(matrix);
  return (
    <section
      aria-label="From account to account"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a large matrix is scrolled by keys, too.
      tabIndex={0}
      className="max-h-84 overflow-auto border-b border-line px-4 py-3"
    >
      <table className="border-separate border-spacing-1 text-xs tabular-nums">
        <caption className="pb-1 text-left text-muted">
          Roles taken from account (down) to account (across), refusals in red
        </caption>
        <thead>
          <tr>
            <td />
            {to.map((account) => (
              <th key={account} scope="col" className="px-1 pb-1 font-normal text-muted">
                <ValueText value={account} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {from.map((account) => (
            <tr key={account}>
              <th scope="row" className="pr-2 text-right font-normal text-muted">
                <ValueText value={account} />
              </th>
              {to.map((target) => {
                const found = cell(account, target);
                const name = `${account} ${target}`;
                if (found === undefined)
                  return (
                    <td key={target} className="h-7 w-26 rounded-xs bg-canvas text-center text-faint">
                      <span className="sr-only">none</span>
                    </td>
                  );
                return (
                  <td key={target} className="p-0">
                    <button
                      type="button"
                      aria-pressed={chosen === name}
                      aria-label={`From ${account} to ${target}: ${formatCount(found.count)}, refused ${formatCount(found.refused)}`}
                      onClick={() => onChoose(chosen === name ? null : name)}
                      style={{
                        background: `color-mix(in oklab, var(--accent) ${Math.round(found.weight * 16)}%, var(--surface))`,
                      }}
                      className={cx(
                        'flex h-7 w-26 items-center justify-center gap-2 rounded-xs ring-1 ring-inset hover:ring-line-control',
                        chosen === name ? 'ring-2 ring-accent' : 'ring-line',
                      )}
                    >
                      {formatCount(found.count)}
                      {found.refused > 0 && (
                        <span className="text-denied-text">{formatCount(found.refused)} refused</span>
                      )}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

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
  const { from: callers, to: owners, cell } = prepareMatrix(matrix);
  const [from, to] = [busiestFirst(callers, matrix, 'from'), busiestFirst(owners, matrix, 'to')];
  return (
    <section
      aria-label="From account to account"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a large matrix is scrolled by keys, too.
      tabIndex={0}
      className="relative max-h-84 overflow-auto border-b border-line"
    >
      <table className="mr-4 mb-2.5 border-separate border-spacing-0 text-xs tabular-nums">
        <caption className="sticky left-0 w-fit px-4 pt-3 text-left text-muted">
          Roles taken from account (down) to account (across), refusals in red
        </caption>
        <thead>
          <tr>
            <td className="sticky top-0 left-0 z-20 bg-surface" />
            {to.map((account) => (
              <th
                key={account}
                scope="col"
                className="sticky top-0 z-10 bg-surface px-1 pt-2 pb-1 font-normal text-muted"
              >
                <ValueText value={account} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {from.map((account) => (
            <tr key={account}>
              <th
                scope="row"
                className="sticky left-0 z-10 bg-surface pr-2 pl-4 text-right font-normal text-muted"
              >
                <ValueText value={account} />
              </th>
              {to.map((target) => {
                const found = cell(account, target);
                const name = `${account} ${target}`;
                if (found === undefined)
                  return (
                    <td key={target} className="p-0.5">
                      <div className="h-7 w-26 rounded-xs bg-canvas">
                        <span className="sr-only">none</span>
                      </div>
                    </td>
                  );
                return (
                  <td key={target} className="p-0.5">
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

/** Accounts with most calls first: a matrix of many is mostly empty. */
function busiestFirst(accounts: readonly string[], matrix: Props['matrix'], side: 'from' | 'to'): string[] {
  const calls = new Map<string, number>();
  for (const each of matrix) calls.set(each[side], (calls.get(each[side]) ?? 0) + each.count + each.refused);
  return accounts.toSorted((a, b) => (calls.get(b) ?? 0) - (calls.get(a) ?? 0));
}

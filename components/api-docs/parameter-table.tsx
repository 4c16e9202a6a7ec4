import { MarkedText } from './marked-text.tsx';

interface Parameter {
  readonly name: string;
  readonly about: string;
  readonly many?: boolean;
}

/** Names and what they mean. */
export function ParameterTable({ parameters }: { parameters: readonly Parameter[] }) {
  return (
    <table className="w-full max-w-3xl border-separate border-spacing-0">
      <thead>
        <tr>
          <th className="th w-56 pl-0">Parameter</th>
          <th className="th">What it is</th>
        </tr>
      </thead>
      <tbody>
        {parameters.map(({ name, about, many }) => (
          <tr key={name}>
            <td className="td h-auto! py-1 pl-0 align-top">
              <code className="value">{name}</code>
              {many && <span className="ml-1.5 text-2xs text-faint">again for each</span>}
            </td>
            <td className="td h-auto! py-1 text-muted">
              <MarkedText text={about} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

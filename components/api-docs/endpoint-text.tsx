import { CopyButton } from '#components/ui/copy-button.tsx';
import type { Endpoint } from '#lib/core/contract/api/endpoint.ts';
import { exampleCall, shapesOf } from '#lib/core/contract/api/example-call.ts';
import { MarkedText } from './marked-text.tsx';
import { ParameterTable } from './parameter-table.tsx';

/** One endpoint, with a call that can be pasted. */
export function EndpointText({ endpoint, origin }: { endpoint: Endpoint; origin: string }) {
  const { method, path, about, view, query = {} } = endpoint;
  const call = exampleCall(endpoint, origin);
  const { takes, gives } = shapesOf(endpoint);
  const parameters = Object.entries(query).map(([name, text]) => ({ name, about: text }));
  return (
    <article className="border-b border-line py-4">
      <h3 className="flex items-baseline gap-2 text-sm">
        <span className="w-14 shrink-0 font-mono text-xs font-medium text-accent">{method}</span>
        <code className="value font-medium">{path}</code>
      </h3>
      <div className="mt-1 flex flex-col gap-2 pl-16">
        <p className="max-w-3xl text-sm text-muted">
          <MarkedText text={about} />
        </p>
        {view && (
          <p className="text-xs">
            Takes{' '}
            <a href="#the-view" className="text-accent underline">
              a View
            </a>
            .
          </p>
        )}
        {parameters.length > 0 && <ParameterTable parameters={parameters} />}
        {call !== null && (
          <div className="flex max-w-3xl items-start gap-2 rounded-sm bg-sunken py-1 pr-1 pl-3">
            <code className="value flex-1 py-1 text-xs break-all">{call}</code>
            <CopyButton text={call} label="Copy the call" />
          </div>
        )}
        {takes !== null && <Shape title="Takes" text={takes} />}
        <Shape title="Answers" text={gives} />
      </div>
    </article>
  );
}

function Shape({ title, text }: { title: string; text: string }) {
  if (!text.includes('\n')) {
    return (
      <p className="text-xs text-muted">
        {title} <code className="value text-ink">{text}</code>
      </p>
    );
  }
  return (
    <details className="max-w-3xl text-xs">
      <summary className="w-fit cursor-pointer rounded-xs text-muted hover:text-ink">{title} JSON</summary>
      <pre className="value mt-1 overflow-auto rounded-sm bg-sunken px-3 py-2 leading-5">{text}</pre>
    </details>
  );
}

import { PageHeader } from '#components/shell/page-header.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { endpointGroups } from '#lib/core/contract/api/endpoints.ts';
import { viewParameters } from '#lib/core/contract/api/view-parameters.ts';
import { EndpointText } from './endpoint-text.tsx';
import { ParameterTable } from './parameter-table.tsx';

/** /api-docs: every endpoint, what it takes, what it gives. `origin`: of this server, for the examples. */
export function ApiDocsPage({ origin }: { origin: string }) {
  return (
    <>
      <PageHeader
        title="API"
        hint="What the pages themselves use"
        actions={
          <a href="/api/openapi.json" className={buttonClass('secondary', 'sm')}>
            OpenAPI 3.1
          </a>
        }
      />
      <div className="flex min-h-0 flex-1 bg-surface">
        <nav aria-label="Sections" className="w-56 shrink-0 overflow-auto border-r border-line py-3">
          {[...endpointGroups.map(({ name }) => name), 'The View'].map((name) => (
            <a
              key={name}
              href={`#${anchorOf(name)}`}
              className="block px-4 py-1 text-sm text-muted hover:bg-hover hover:text-ink"
            >
              {name}
            </a>
          ))}
        </nav>
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
          tabIndex={0}
          aria-label="Endpoints"
          className="tray-room min-w-0 flex-1 overflow-auto px-6 py-4"
        >
          <p className="max-w-3xl text-sm text-muted">
            Answers are JSON but for files; what goes wrong is an error with a code, what happened and what to
            do. It answers on this machine only. Wherever “a View” is asked for, the query string of any Spoor
            page is one: copy it from the address bar.
          </p>
          {endpointGroups.map(({ name, about, endpoints }) => (
            <section key={name} aria-labelledby={anchorOf(name)} className="mt-6">
              <h2 id={anchorOf(name)} className="text-lg font-semibold">
                {name}
              </h2>
              <p className="max-w-3xl text-sm text-muted">{about}</p>
              {endpoints.map((endpoint) => (
                <EndpointText
                  key={`${endpoint.method} ${endpoint.path}`}
                  endpoint={endpoint}
                  origin={origin}
                />
              ))}
            </section>
          ))}
          <section aria-labelledby={anchorOf('The View')} className="mt-6 pb-10">
            <h2 id={anchorOf('The View')} className="text-lg font-semibold">
              The View
            </h2>
            <p className="mb-2 max-w-3xl text-sm text-muted">
              What is looked at, in one query string: links, requests and saved views spell it alike. All that
              is given adds up. What is not understood is refused, never left out.
            </p>
            <ParameterTable parameters={viewParameters} />
          </section>
        </section>
      </div>
    </>
  );
}

function anchorOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

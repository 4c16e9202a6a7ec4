/** What pages keep in the URL beside the View. No field and no part of a View has one of these names. */
export const pageParameters = ['key', 'order', 'proof', 'find', 'cell', 'as', 'by', 'tab', 'result'] as const;
export type PageParameter = (typeof pageParameters)[number];

/** The parameters of a URL: those of its View, and those of the page itself. */
export function splitParameters(search: string): { view: URLSearchParams; page: URLSearchParams } {
  const view = new URLSearchParams(search);
  const page = new URLSearchParams();
  for (const name of pageParameters) {
    const value = view.get(name);
    if (value !== null) page.set(name, value);
    view.delete(name);
  }
  return { view, page };
}

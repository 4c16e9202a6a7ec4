'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useImportActions } from '#components/imports/import-actions.ts';
import { Button } from '#components/ui/button.tsx';
import { QueryError } from '#components/ui/query-error.tsx';
import { fetchJson } from '#lib/browser/fetch-json.ts';
import { createImportResponse } from '#lib/core/contract/imports.ts';
import { apiPaths } from '#lib/core/contract/paths.ts';

/** Starts the demo's import and hands it to the tray, which shows its progress. */
export function DemoButton() {
  const client = useQueryClient();
  const { follow } = useImportActions();
  const demo = useMutation({
    mutationFn: () => fetchJson(apiPaths.demo, createImportResponse, { method: 'POST' }),
    onSuccess: ({ id }) => {
      follow(id);
      return client.invalidateQueries();
    },
  });
  return (
    <>
      <Button
        className="self-start"
        disabled={demo.isPending || demo.isSuccess}
        onClick={() => demo.mutate()}
      >
        {demo.isSuccess ? 'Loading the demo' : 'Load the demo'}
      </Button>
      {demo.isError && <QueryError error={demo.error} inline onRetry={() => demo.mutate()} />}
    </>
  );
}

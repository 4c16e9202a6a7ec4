import { Badge } from '#components/ui/badge.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { ValueText } from '#components/ui/value-text.tsx';
import { type Entity, isEntityField } from '#lib/core/entity/entity.ts';
import { valueWords } from '#lib/core/entity/entity-words.ts';

/** EntityName: the value whole, as the log has it, and what people call it. */
export function EntityName({ entity, country }: { entity: Entity; country: string | null }) {
  const { kind, value } = entity;
  const words = isEntityField(kind) ? valueWords(kind, value, country ?? undefined) : null;
  return (
    <div className="flex min-w-0 items-center gap-2">
      {words !== null && words.name !== value && (
        <strong className="shrink-0 text-sm font-semibold">
          <ValueText value={words.name} prose />
        </strong>
      )}
      <ValueText value={value} truncate className="min-w-0 text-xs" />
      <CopyButton text={value} label="Copy the value" />
      {words?.detail && words.detail !== value && (
        <Badge>
          <ValueText value={words.detail} prose />
        </Badge>
      )}
    </div>
  );
}

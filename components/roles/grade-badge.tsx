import { Badge } from '#components/ui/badge.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { gradeWords, noGrade, ownKey } from '#lib/core/roles/grade-words.ts';
import { type Grade, isExact, type SessionKind } from '#lib/core/roles/session-kinds.ts';

interface Props {
  /** Null where the issuing record is not here. */
  grade: Grade | null;
  /** Of the session: a long-lived key needs no record to begin. */
  kind: SessionKind;
  /** Instead of the sentence of the grade. */
  title?: string;
}

/** GradeBadge: how sure a link of a chain is, in a word; the sentence on hover. Props: grade, kind, title. */
export function GradeBadge({ grade, kind, title }: Props) {
  const none = kind === 'access-key' ? ownKey : noGrade;
  const { word, sentence } = grade === null ? none : gradeWords[grade];
  const tone = grade === null ? 'neutral' : isExact(grade) ? 'accent' : 'warning';
  return (
    <Tooltip content={title ?? sentence}>
      <span>
        <Badge tone={tone}>{word}</Badge>
      </span>
    </Tooltip>
  );
}

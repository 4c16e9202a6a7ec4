import { Badge } from '#components/ui/badge.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { gradeWords, noGrade } from '#lib/core/roles/grade-words.ts';
import { type Grade, isExact } from '#lib/core/roles/session-kinds.ts';

interface Props {
  /** Null where the issuing record is not here. */
  grade: Grade | null;
  /** Instead of the sentence of the grade. */
  title?: string;
}

/** GradeBadge: how sure a link of a chain is, in a word; the sentence on hover. Props: grade, title. */
export function GradeBadge({ grade, title }: Props) {
  const { word, sentence } = grade === null ? noGrade : gradeWords[grade];
  const tone = grade === null ? 'neutral' : isExact(grade) ? 'accent' : 'warning';
  return (
    <Tooltip content={title ?? sentence}>
      <span>
        <Badge tone={tone}>{word}</Badge>
      </span>
    </Tooltip>
  );
}

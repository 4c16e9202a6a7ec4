/** A stretch of the text (UTF-16 offsets, half open) and what is wrong with it. */
export interface SearchProblem {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  /** What to write instead; '' where there is nothing to say. */
  readonly hint: string;
}

/** In one line, as links and logs of errors say it. */
export function problemText({ message, hint }: SearchProblem): string {
  return hint === '' ? message : `${message} ${hint}`;
}

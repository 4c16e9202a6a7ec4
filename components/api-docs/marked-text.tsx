/** MarkedText: a sentence of the contract; what stands between backticks is set as code. Props: text. */
export function MarkedText({ text }: { text: string }) {
  return text.split('`').map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place.
      <code key={at} className="value text-ink">
        {part}
      </code>
    ),
  );
}

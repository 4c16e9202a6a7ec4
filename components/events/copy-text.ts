/** Puts text on the clipboard and returns what to tell the person. */
export async function copyText(text: string, what = 'Value'): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return `${what} copied`;
  } catch {
    return 'The browser refused to copy';
  }
}

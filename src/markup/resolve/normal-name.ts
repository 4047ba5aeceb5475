/** Returns the form in which names are compared: lower case, runs of white space as one space. */
export function normalName(text: string): string {
  return text.toLowerCase().split(/\s+/).filter((part) => part !== '').join(' ');
}

/** How values are written: what parts and encloses them. */
export interface CsvDialect {
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: string | undefined;
  readonly keepSpace: boolean;
}

/** A value, the line of the text that it begins on and the character of that line, both from 0. */
export interface CsvValue {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** Returns the rows of `text`: values may be quoted, hold line feeds and doubled quotes then; empty lines are no rows. */
export function parseCsv(text: string, { delimiter, quote, escape, keepSpace }: CsvDialect): readonly (readonly CsvValue[])[] {
  const rows: CsvValue[][] = [];
  let row: CsvValue[] = [];
  let [value, line, lineStart, quoted, wasQuoted] = ['', 0, 0, false, false];
  let start = { line: 0, column: 0 };
  const endValue = (): void => {
    row.push({ text: wasQuoted ? value : value.trimEnd(), ...start });
    [value, wasQuoted] = ['', false];
  };
  const endRow = (): void => {
    if (row.length > 0 || value !== '' || wasQuoted) {
      endValue();
      rows.push(row);
    }
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (value === '' && !quoted) start = { line, column: at - lineStart };
    if (character === '\n') [line, lineStart] = [line + 1, at + 1];
    if (escape !== undefined && character === escape) {
      at += 1;
      value += text.charAt(at);
    } else if (quoted) {
      if (character !== quote) value += character;
      else if (text.charAt(at + 1) === quote && escape === undefined) {
        value += quote;
        at += 1;
      } else quoted = false;
    } else if (character === '\n') endRow();
    else if (character === delimiter) endValue();
    else if (character === quote && value === '') [quoted, wasQuoted] = [true, true];
    else if (character !== ' ' || value !== '' || keepSpace) value += character;
  }
  endRow();
  return rows;
}

/** Returns the number of pages of a PDF as Chromium writes it: the highest count of a node of its page tree (PDF 32000-1, 7.7.3.2). */
export function countPages(pdf: Uint8Array): number {
  const text = Buffer.from(pdf).toString('latin1');
  const counts = [...text.matchAll(/<<(?:(?!>>)[\s\S])*?\/Type\s*\/Pages\b(?:(?!>>)[\s\S])*?>>/g)].map(([node]) => Number(/\/Count\s+(\d+)/.exec(node)?.[1] ?? 0));
  return Math.max(0, ...counts);
}

/**
 * Returns the PDF with its dates set to `epoch` (seconds since 1970, as in `SOURCE_DATE_EPOCH`), so that the same page gives the same bytes; as it
 * is without one. A date has a fixed length, so nothing moves.
 */
export function datePdf(pdf: Uint8Array, epoch: string | undefined): Uint8Array {
  if (epoch === undefined || !/^\d+$/.test(epoch)) return pdf;
  const stamp = `D:${new Date(Number(epoch) * 1000).toISOString().replace(/\D/g, '').slice(0, 14)}+00'00'`;
  const text = Buffer.from(pdf).toString('latin1');
  return Buffer.from(text.replace(/(\/(?:CreationDate|ModDate) \()(D:\d{14}\+00'00')\)/g, (_, before: string) => `${before}${stamp})`), 'latin1');
}

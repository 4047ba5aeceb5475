import type { PdfFacts } from './pdf-facts.ts';

/**
 * Returns the facts of a document as an XMP packet (ISO 16684-1), with the mark of PDF/UA-1 (ISO 14289-1, 5). What is given here and in the information dictionary
 * is the same.
 */
export function xmpPacket(facts: PdfFacts, maker: string): string {
  const created = facts.created.toISOString().replace('.000', '');
  const one = (name: string, value: string | undefined): string => (value === undefined ? '' : `   <${name}>${escapeXml(value)}</${name}>\n`);
  const many = (name: string, kind: 'Seq' | 'Bag', values: readonly string[]): string => (values.length === 0 ? '' : `   <${name}><rdf:${kind}>${values.map((value) => `<rdf:li>${escapeXml(value)}</rdf:li>`).join('')}</rdf:${kind}></${name}>\n`);
  const spoken = (name: string, value: string | undefined): string => (value === undefined ? '' : `   <${name}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(value)}</rdf:li></rdf:Alt></${name}>\n`);
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
${one('dc:format', 'application/pdf')}${spoken('dc:title', facts.title)}${many('dc:creator', 'Seq', facts.author === undefined ? [] : [facts.author])}${spoken('dc:description', facts.subject)}${many('dc:subject', 'Bag', keywordsOf(facts))}${many('dc:language', 'Bag', [facts.lang])}${one('pdf:Keywords', facts.keywords)}${one('pdf:Producer', maker)}${one('xmp:CreatorTool', maker)}${one('xmp:CreateDate', created)}${one('xmp:ModifyDate', created)}${one('pdfuaid:part', '1')}  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

function keywordsOf({ keywords }: PdfFacts): readonly string[] {
  return (keywords ?? '').split(/[,;]/).map((word) => word.trim()).filter((word) => word !== '');
}

/** Characters that XML 1.0 does not have are left out (2.2). */
function escapeXml(text: string): string {
  return [...text].filter((character) => character >= ' ' || '\t\n\r'.includes(character)).join('').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

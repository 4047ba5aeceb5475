import type { Diagnostic } from '../source/diagnostic.ts';
import { catalogue } from '../source/catalogue.ts';
import type { MessageSpec, Severity } from '../source/message-spec.ts';
import type { Excused } from '../check/exceptions.ts';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;

/**
 * Returns findings as a log in the Static Analysis Results Interchange Format (SARIF 2.1.0, OASIS), which code hosts and editors read. `shownPath`
 * makes paths relative to the current folder; what an exception excuses is there too, as suppressed in the source.
 */
export function sarifLog(findings: readonly Diagnostic[], excused: readonly Excused[], version: string, shownPath: (path: string) => string): object {
  const codes = [...new Set([...findings, ...excused.map(({ finding }) => finding)].map(({ code }) => code))].toSorted();
  const result = (finding: Diagnostic): object => ({
    ruleId: finding.code, ruleIndex: codes.indexOf(finding.code), level: levels[finding.severity],
    message: { text: finding.hint === undefined ? finding.message : `${finding.message}\n${finding.hint}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(shownPath(finding.span.path) || '.'), uriBaseId: 'SRCROOT' }, region: regionOf(finding) } }],
  });
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'Loopstage', semanticVersion: version, rules: codes.map(ruleOf) } },
      columnKind: 'utf16CodeUnits',
      results: [...findings.map(result), ...excused.map(({ finding, reason }) => ({ ...result(finding), suppressions: [{ kind: 'inSource', justification: reason }] }))],
    }],
  };
}

function ruleOf(code: Diagnostic['code']): object {
  const { doc, severity }: MessageSpec = catalogue[code];
  return { id: code, shortDescription: { text: doc.split(/(?<=\.)\s/)[0] ?? doc }, fullDescription: { text: doc }, defaultConfiguration: { level: levels[severity] } };
}

/** A region whose end is its start stands for the place before a character. */
function regionOf({ span: { start, end } }: Diagnostic): object {
  return { startLine: start.line, startColumn: start.column, endLine: Math.max(start.line, end.line), endColumn: end.line > start.line ? end.column : Math.max(start.column, end.column) };
}

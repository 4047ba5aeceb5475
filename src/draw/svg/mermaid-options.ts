import type { MermaidConfig } from 'mermaid';
import { themeColours } from './theme-colours.ts';
import { seriesCount, seriesRole, stand } from './roles.ts';

/** Height of the letters in a sequence diagram, in units of the drawing. */
export const textSize = 16;

/** The family that the page loads before it draws. */
export const fontFamily = 'Inter, sans-serif';

/**
 * Returns the settings of Mermaid. The diagram's own text may not change what decides on safety or looks (`secure`); what decides on layout
 * it may. `defaults` are Mermaid's own settings for the theme `base`; their names tell which colours there are. Every call gives new objects,
 * since Mermaid writes into what it is given. `actorHeight` is that of the participants of a sequence diagram.
 */
export function mermaidOptions(defaults: MermaidConfig, seed: string, actorHeight: number): MermaidConfig {
  const series = Array.from({ length: seriesCount }, (_, at) => stand(seriesRole(at)));
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    htmlLabels: false,
    look: 'classic',
    theme: 'base',
    themeVariables: { ...themeColours(defaults.themeVariables), ...themeSizes, packet: packetColours },
    fontFamily,
    fontSize: textSize,
    suppressErrorRendering: true,
    deterministicIds: true,
    deterministicIDSeed: seed,
    maxTextSize: 50_000,
    maxEdges: 500,
    logLevel: 'fatal',
    secure: [
      'secure', 'securityLevel', 'startOnLoad', 'maxTextSize', 'maxEdges', 'suppressErrorRendering', 'htmlLabels', 'look', 'theme', 'themeVariables',
      'themeCSS', 'fontFamily', 'altFontFamily', 'fontSize', 'darkMode', 'deterministicIds', 'deterministicIDSeed', 'dompurifyConfig',
      'arrowMarkerAbsolute', 'legacyMathML', 'forceLegacyMathML', 'mirrorActors', 'useMaxWidth', 'textPlacement', 'forceMenus', 'logLevel',
      'messageFontSize', 'actorFontSize', 'noteFontSize', 'messageFontFamily', 'actorFontFamily', 'noteFontFamily', 'messageFontWeight', 'actorFontWeight', 'noteFontWeight',
    ],
    sequence: {
      mirrorActors: false, useMaxWidth: false, wrap: false, width: 96, height: actorHeight, actorMargin: 28, boxMargin: 8, boxTextMargin: 5, noteMargin: 4, wrapPadding: 8,
      diagramMarginX: 4, diagramMarginY: 4, labelBoxWidth: 56, labelBoxHeight: 24, activationWidth: 12, forceMenus: false,
      messageFontSize: textSize, actorFontSize: textSize, noteFontSize: textSize, messageFontFamily: fontFamily, actorFontFamily: fontFamily, noteFontFamily: fontFamily,
      messageFontWeight: 400, actorFontWeight: 600, noteFontWeight: 400,
    },
    flowchart: { useMaxWidth: false },
    class: { useMaxWidth: false },
    state: { useMaxWidth: false },
    er: { useMaxWidth: false, fontSize: textSize },
    gantt: { useMaxWidth: false, fontSize: textSize, sectionFontSize: textSize, barHeight: 28, leftPadding: 110 },
    journey: { useMaxWidth: false, textPlacement: 'tspan', actorColours: series, sectionFills: series, sectionColours: [stand('seriesInk')] },
    timeline: { useMaxWidth: false, sectionFills: series, sectionColours: [stand('seriesInk')] },
    gitGraph: { useMaxWidth: false },
    c4: { useMaxWidth: false, ...c4Colours(defaults) },
  };
}

/** What the theme says about type. */
const themeSizes = {
  darkMode: false, useGradient: false, fontFamily, fontSize: `${textSize}px`, pieOpacity: '1',
  pieTitleTextSize: '22px', pieSectionTextSize: `${textSize}px`, pieLegendTextSize: `${textSize}px`, tagLabelFontSize: '13px', commitLabelFontSize: '13px',
} as const;

/** The theme has no entry for packet diagrams unless it is given one. */
const packetColours = {
  byteFontSize: '12px', labelFontSize: '14px', titleFontSize: '16px', blockStrokeWidth: '1', startByteColor: stand('ink'), endByteColor: stand('ink'),
  labelColor: stand('actorInk'), titleColor: stand('ink'), blockStrokeColor: stand('line'), blockFillColor: stand('actor'),
} as const;

/** C4 diagrams take their colours from settings of their own. */
function c4Colours(defaults: MermaidConfig): Record<string, string> {
  const names = Object.keys(defaults.c4 ?? {});
  return Object.fromEntries(names.flatMap((name) => (
    name.endsWith('_bg_color') ? [[name, stand('actor')]] : name.endsWith('_border_color') ? [[name, stand('line')]] : [])));
}

import type { Role } from './roles.ts';
import { seriesCount, seriesRole, stand } from './roles.ts';

/** Roles by what the name of a theme variable says it is for; the first pattern that fits counts. */
const byName: readonly (readonly [RegExp, Role])[] = [
  [/^(pieStroke|pieOuterStroke|quadrantInternal|quadrantExternal)/, 'line'],
  [/^(edgeLabelBackground|relationLabelBackground|labelBackgroundColor|commitLabelBackground|tagLabelBackground)$/, 'ground'],
  [/^noteTextColor$/, 'noteInk'],
  [/^noteBorderColor$/, 'noteLine'],
  [/^(actorBorder|labelBoxBorderColor|nodeBorder|primaryBorderColor|clusterBorder|requirementBorderColor|personBorder|compositeBorder|stateBorder|tagLabelBorder|tagBorder|secondaryBorderColor|tertiaryBorderColor)$/, 'actorLine'],
  [/^(actorTextColor|labelTextColor|nodeTextColor|classText|stateLabelColor|requirementTextColor|commitLabelColor|tagLabelColor|relationLabelColor)$/, 'actorInk'],
  [/^(pieSectionTextColor|cScaleLabel\d+|gitBranchLabel\d|gitInv\d|branchLabelColor|scaleLabelColor|taskTextColor|taskTextLightColor|taskTextDarkColor)$/, 'seriesInk'],
  [/^quadrant\d+Fill$/, 'faint'],
  [/^(critBkgColor|quadrantPointFill|todayLineColor|vertLineColor|taskTextClickableColor|critBorderColor|activeTaskBorderColor|specialStateColor)$/, 'accent'],
  [/(text|label|title)(color|fill)?$/i, 'ink'],
  [/^noteBkg/, 'note'],
  [/^graticule/, 'activation'],
  [/^activationBkg/, 'activation'],
  [/^taskBkgColor$/, 'series1'],
  [/^activeTaskBkgColor$/, 'series2'],
  [/^doneTaskBkgColor$/, 'series8'],
  [/^(clusterBkg|rectBkg|compositeBackground|altBackground|sectionBkg|altSectionBkg|excludeBkg|rowEven|surface|secondaryColor|tertiaryColor|attributeBackgroundColorEven|emSwimlaneBackgroundOdd)/, 'faint'],
  [/^(background|backgroundColor|rowOdd|attributeBackgroundColorOdd)$/, 'none'],
  [/(border|stroke|line|grid|signal|arrow|transition|relation|gradient|edge|link|axis|tick|cliff|boundary)/i, 'line'],
];

/** Variables that stand for the members of a series, numbered from the number given. */
const numbered: readonly (readonly [RegExp, number])[] = [[/^cScale(?:Peer|Inv)?(\d+)$/, 0], [/^pie(\d+)$/, 1], [/^git(\d)$/, 0], [/^fillType(\d)$/, 0], [/^venn(\d)$/, 1]];

/** Five areas of one diagram, to be told apart. */
const areas: readonly string[] = ['complexBg', 'complicatedBg', 'chaoticBg', 'clearBg', 'confusionBg', 'emUiFill', 'emProcessorFill', 'emReadModelFill', 'emCommandFill', 'emEventFill'];

const colourless = /size|width|weight|opacity|family|radius|limit|shadow|usegradient|darkmode/i;

/** Returns `variables` of a Mermaid theme, whole and at every depth, with the colour of a role in place of each colour. */
export function themeColours(variables: unknown): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(variables ?? {})) {
    if (typeof value === 'object' && value !== null) result[name] = themeColours(value);
    else if (name === 'plotColorPalette') result[name] = Array.from({ length: seriesCount }, (_, at) => stand(seriesRole(at))).join(',');
    else if (typeof value === 'string' && !colourless.test(name)) result[name] = stand(roleOf(name));
  }
  return result;
}

function roleOf(name: string): Role {
  for (const [pattern, first] of numbered) {
    const member = pattern.exec(name)?.[1];
    if (member !== undefined) return seriesRole(Number(member) - first);
  }
  if (areas.includes(name)) return seriesRole(areas.indexOf(name) % 5);
  return byName.find(([pattern]) => pattern.test(name))?.[1] ?? 'actor';
}

/** The characters for which pages carry a glyph: the ranges of `assets/theme/fonts.css`, all families together, as a character class. */
const carried = [
  String.raw`\u{0}-\u{2cc}\u{2ce}-\u{2d7}\u{2da}\u{2dc}-\u{2ff}\u{301}\u{304}\u{308}\u{329}\u{370}-\u{377}\u{37a}-\u{37f}`,
  String.raw`\u{384}-\u{38a}\u{38c}\u{38e}-\u{3a1}\u{3a3}-\u{45f}\u{490}-\u{491}\u{4b0}-\u{4b1}\u{1d00}-\u{1dbf}\u{1e00}-\u{1e9f}`,
  String.raw`\u{1ef2}-\u{1eff}\u{2000}-\u{2071}\u{2074}-\u{208e}\u{2090}-\u{209c}\u{20a0}-\u{20c0}\u{2102}\u{2105}\u{210d}-\u{210f}`,
  String.raw`\u{2113}\u{2115}-\u{2117}\u{2119}-\u{211a}\u{211d}\u{2122}\u{2124}\u{2126}\u{212a}-\u{212b}\u{212e}\u{2148}`,
  String.raw`\u{2150}-\u{2151}\u{2153}-\u{215f}\u{2189}\u{2190}-\u{2213}\u{2215}\u{2217}-\u{2220}\u{2223}\u{2227}-\u{222d}`,
  String.raw`\u{2234}-\u{223d}\u{2241}-\u{2269}\u{226d}-\u{228b}\u{228d}-\u{22a5}\u{22b2}-\u{22b5}\u{22b8}\u{22c2}-\u{22c6}`,
  String.raw`\u{22cd}-\u{22d1}\u{22da}-\u{22e9}\u{22ef}\u{2300}-\u{2306}\u{2308}-\u{2315}\u{2318}-\u{2319}\u{231c}-\u{2321}`,
  String.raw`\u{2325}-\u{2328}\u{232b}\u{2335}-\u{237a}\u{237d}\u{2380}-\u{2383}\u{2388}-\u{238b}\u{2395}\u{239b}-\u{23ae}`,
  String.raw`\u{23ce}-\u{23cf}\u{2423}\u{2500}-\u{262f}\u{2638}-\u{268b}\u{2690}-\u{269c}\u{26a0}-\u{26a1}\u{26b0}-\u{26b1}`,
  String.raw`\u{2701}-\u{2704}\u{2706}-\u{2709}\u{270c}-\u{2727}\u{2729}-\u{274b}\u{274d}\u{274f}-\u{2752}\u{2756}\u{2758}-\u{275e}`,
  String.raw`\u{2761}-\u{2775}\u{2794}\u{2798}-\u{27af}\u{27b1}-\u{27be}\u{27c2}\u{27c5}-\u{27c6}\u{27dc}\u{27e0}\u{27e6}-\u{27eb}`,
  String.raw`\u{27f5}-\u{27f7}\u{2987}-\u{2988}\u{2997}-\u{2998}\u{29eb}\u{29fa}-\u{29fb}\u{2a00}\u{2a2f}\u{2a6a}-\u{2a6b}`,
  String.raw`\u{2b05}-\u{2b0d}\u{2b12}-\u{2b1a}\u{2c60}-\u{2c7f}\u{a720}-\u{a7ff}\u{feff}\u{fffd}`,
].join('');

/** What has no glyph of its own: controls, blanks, joiners, variation selectors. */
const silent = String.raw`\p{Cc}\p{Cf}\p{Z}\p{Variation_Selector}`;

const missing = new RegExp(`[^${carried}${silent}]`, 'gu');

/** Returns the characters of `text` that no font of the theme has, each once in their order: a page shows them in whatever font the reader's system has. */
export function missingGlyphs(text: string): readonly string[] {
  return [...new Set(text.match(missing))];
}

/** Returns the text that a page shows, for `missingGlyphs`: without tags and attributes, its entities as they are; formulas have a font of their own. */
export function textOfPage(html: string): string {
  return html.replace(/<(style|script|title|math)\b[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, '');
}

import type { Diagnostic } from '../source/diagnostic.ts';
import { contrast } from './contrast.ts';
import { cutText } from './cut-text.ts';
import { deadLink } from './dead-link.ts';
import { misspeltName } from './misspelt-name.ts';
import { overflow } from './overflow.ts';
import { plannedMinutes } from './planned-minutes.ts';
import { pythonVersion } from './python-version.ts';
import type { DeckFacts, Rule } from './rule.ts';
import { smallText } from './small-text.ts';
import { tooManySteps } from './too-many-steps.ts';

/** The rules about a whole deck. What is wrong with documents and recordings is found while they are compiled. */
export const rules: readonly Rule[] = [deadLink, misspeltName, pythonVersion, plannedMinutes, tooManySteps, overflow, cutText, smallText, contrast];

/** Returns what the rules find on a deck; those that judge measured slides are passed over where nothing was measured. */
export function checkDeck(facts: DeckFacts): readonly Diagnostic[] {
  return rules.filter((rule) => !rule.measures || facts.measured !== undefined).flatMap((rule) => rule.find(facts));
}

import type { Claim } from '../../document/claim.ts';
import { claimForms, claimTexts, readClaim } from '../../document/read-claim.ts';
import type { TraceOptions } from '../../document/trace-options.ts';
import { badOption } from './options.ts';
import type { DirectiveCall } from './specification.ts';

/** Returns the claims of the option `claim`, which are divided by semicolons or stand on lines of their own; reports those of no known form. */
export function claimsOf(call: DirectiveCall): Pick<TraceOptions, 'claims'> {
  const value = call.option('claim');
  if (value === undefined) return {};
  const span = call.optionSpan('claim');
  const texts = claimTexts(value);
  if (texts.length === 0) badOption(call, 'claim', value, claimForms);
  const claims = texts.flatMap((text): readonly Claim[] => {
    const claim = readClaim(text, span);
    if (!claim) badOption(call, 'claim', text, claimForms);
    return claim ? [claim] : [];
  });
  return claims.length > 0 ? { claims } : {};
}

import type { MeasuredFault, MeasuredSlide } from '../../contract/measured.ts';
import { attribute } from '../../contract/page.ts';
import { boxFaults } from './boxes.ts';
import { contrastWatch, makeOf } from './contrast.ts';
import { smallText } from './letters.ts';
import { lookNow, type Look } from './look.ts';
import { partsOf, type TextPart } from './parts.ts';
import { textFaults } from './text.ts';

/** A colour scheme that readers may have. */
export type Scheme = 'light' | 'dark';

/** The schemes in which the contrast is measured; with one alone the page is shown in it already. */
export interface WalkWishes {
  readonly schemes: readonly Scheme[];
}

/**
 * Walks the deck from its first slide to its last as the right arrow key does, and returns what it measured on each slide in each of its states.
 * The player paints a state while the key is handled, so nothing is waited for. Rejects when a key leads nowhere before the end of the last slide.
 */
export async function walkDeck(wishes: WalkWishes): Promise<readonly MeasuredSlide[]> {
  await document.fonts.ready;
  prepare();
  const sections = [...document.querySelectorAll<HTMLElement>('.slides > section')];
  const contents = new Map(sections.map((section) => [section, section.classList.contains('present') ? [] : emptied(section)] as const));
  const measured: MeasuredSlide[] = [];
  const sound = new Set<string>();
  for (const [index, section] of sections.entries()) {
    if (!section.classList.contains('present')) throw new Error(`the deck does not go on to the slide ${section.id}`);
    const measure = slideMeasure(section, wishes, sound);
    const next = sections[index + 1];
    for (let left = false; !left;) {
      measure.state();
      if (isWhole(section)) next?.append(...contents.get(next) ?? []);
      left = await goOn(section, next);
    }
    measured.push(measure.slide());
    emptied(section);
  }
  return measured;
}

/** Takes what is in a slide out of the page, and returns it: the more a page holds, the longer takes each step, and one slide is seen at a time. */
function emptied(section: HTMLElement): readonly ChildNode[] {
  const content = [...section.childNodes];
  section.replaceChildren();
  return content;
}

/** Whether all of a slide has appeared. */
function isWhole(section: HTMLElement): boolean {
  return section.querySelector('.fragment:not(.visible)') === null;
}

/** Measures a slide state by state; of one kind of fault on one element the worst is kept. */
function slideMeasure(section: HTMLElement, { schemes }: WalkWishes, sound: Set<string>): { readonly state: () => void; readonly slide: () => MeasuredSlide } {
  const parts = partsOf(section);
  const worst = new Map<string, MeasuredFault>();
  const contrast = contrastInAll(schemes, sound);
  let states = 0;
  const keep = (fault: MeasuredFault): void => {
    const key = `${fault.kind} ${fault.element} ${fault.text} ${fault.kind === 'faint' ? fault.scheme : ''}`;
    const known = worst.get(key);
    if (known === undefined || badness(fault) > badness(known)) worst.set(key, fault);
  };
  return {
    state: () => {
      const step = labelOf(section);
      const look = lookNow();
      const seen = parts.texts.filter(({ element }) => look.isSeen(element));
      const places = [...boxFaults(parts, look, step), ...textFaults(parts, seen, look, step), ...smallText(seen, look, step)];
      for (const fault of [...places, ...contrast(seen, look, step)]) keep(fault);
      states += 1;
    },
    slide: () => ({ id: section.id, states, faults: withoutWhole([...worst.values()]) }),
  };
}

/**
 * Returns a function that tells the faults of contrast in every scheme. What is behind a text depends on the scheme, its place does not: what is new
 * is looked at in one scheme after the other, and a state begins with the scheme in which the one before ended. To change the scheme takes longer than
 * all else, so what is made as a text that was `sound` there is not looked at again.
 */
function contrastInAll(schemes: readonly Scheme[], sound: Set<string>): (seen: readonly TextPart[], look: Look, step: string) => readonly MeasuredFault[] {
  const watch = contrastWatch();
  return (seen, look, step) => {
    const [shown, other] = inOrder(schemes);
    if (shown === undefined) return [];
    const here = watch(seen, look, step, shown);
    const makes = new Map(other === undefined ? [] : [...here.keys()].map((text) => [text, makeOf(text, look)] as const).filter(([, make]) => !sound.has(make)));
    if (other === undefined || makes.size === 0) return [...here.values()].flat();
    document.documentElement.dataset['theme'] = other;
    const there = watch([...makes.keys()], look, step, other);
    for (const [text, faults] of there) if (faults.length === 0) sound.add(makes.get(text) ?? '');
    return [...here.values(), ...there.values()].flat();
  };
}

/** The schemes, that in which the page is shown first. */
function inOrder(schemes: readonly Scheme[]): readonly Scheme[] {
  return schemes.toSorted((a, b) => Number(isShownIn(b)) - Number(isShownIn(a)));
}

function isShownIn(scheme: Scheme): boolean {
  return document.documentElement.dataset['theme'] === scheme;
}

/** Leaves out what is told of the frame or the body as a whole where something in it is named. */
function withoutWhole(faults: readonly MeasuredFault[]): readonly MeasuredFault[] {
  const isWhole = ({ kind, element }: MeasuredFault): boolean => kind === 'over' && /^div\.(?:frame|body)\b/.test(element);
  const named = faults.some((fault) => fault.kind === 'over' && !isWhole(fault));
  return named ? faults.filter((fault) => !isWhole(fault)) : faults;
}

function badness(fault: MeasuredFault): number {
  return fault.kind === 'faint' ? -fault.ratio : fault.kind === 'small' ? -fault.px : fault.px;
}

/** Lets `elementsFromPoint` find everything that is painted, also what takes no clicks, makes colours change at once, and saves the work for slides that do not show. */
function prepare(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`*, ::before, ::after { pointer-events: auto !important; transition: none !important; animation: none !important; }
    .slides section:not(.present) { display: none !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

function stateOf(section: HTMLElement): string {
  return section.dataset['at'] ?? '';
}

/** Label of the last fragment that shows; `0` before the first. */
function labelOf(section: HTMLElement): string {
  const shown = [...section.querySelectorAll('.fragment.visible')];
  const last = shown.toSorted((a, b) => Number(a.getAttribute('data-fragment-index')) - Number(b.getAttribute('data-fragment-index'))).at(-1);
  return last ? last.getAttribute(attribute.step) ?? stateOf(section) : '0';
}

function press(): void {
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', code: 'ArrowRight', keyCode: 39, bubbles: true }));
}

/** Presses the key, and returns whether it led to the next slide, or stands at the end of the deck; else the slide is in another state than before. */
async function goOn(section: HTMLElement, next: HTMLElement | undefined): Promise<boolean> {
  const before = stateOf(section);
  const isLast = next === undefined && isWhole(section);
  press();
  for (let tries = 0; tries < 100; tries += 1) {
    if (next?.classList.contains('present') === true) return true;
    if (stateOf(section) !== before) return false;
    if (isLast) return true;
    await new Promise((go) => { setTimeout(go, 10); });
  }
  throw new Error(`the deck does not go on from the slide ${section.id}`);
}

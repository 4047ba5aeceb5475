import '../../assets/theme/live.css';
import { live, type LiveExample } from '../contract/live.ts';
import { attribute, changedEvent } from '../contract/page.ts';
import { renderStage } from '../render/stage.ts';
import { timelineFromRecording } from '../timeline/timeline-from-recording.ts';
import { parseRecording } from '../trace/parse-recording.ts';
import type { Program } from '../trace/program.ts';
import { recordingProblems } from '../trace/recording-problems.ts';
import { codeToCopy } from './copy-code.ts';
import { openDialog, type EditorDialog } from './live-dialog.ts';
import type { OpenEditor } from './live-opener.ts';
import { openPython, type LivePython } from './live-python.ts';
import { numberOf } from './slide-steps.ts';

/** What a slide showed before its example was changed. */
interface Original {
  readonly html: string;
  readonly firstStep: string | null;
}

const originals = new WeakMap<Element, Original>();
const texts = new WeakMap<Element, string>();
let python: Promise<LivePython> | undefined;

const open: OpenEditor = (section, assets, code) => {
  const example = exampleOf(section);
  if (!example) return;
  const own = codeToCopy(example.program.main.text);
  const dialog = openDialog(section, code ?? texts.get(section) ?? own, {
    run: (text) => run(section, { ...example, program: { ...example.program, main: { kind: 'script', text, line: 1 } } }, assets, dialog),
    reset: () => {
      restore(section);
      return own;
    },
  });
};

function exampleOf(section: Element): LiveExample<Program> | undefined {
  const text = section.querySelector(`.${live.example}`)?.textContent;
  return text === null || text === undefined ? undefined : JSON.parse(text) as LiveExample<Program>;
}

/** Records the program and shows the stage of its recording on the slide; what is wrong with it is said in the dialog. */
async function run(section: HTMLElement, example: LiveExample<Program>, assets: string, dialog: EditorDialog): Promise<void> {
  try {
    python ??= openPython(assets, dialog.tell);
    const ready = await python;
    dialog.tell('Running…');
    const answer = await ready.record(JSON.stringify(example.program));
    if (answer.kind === 'recording') show(section, example, answer.text, dialog);
    else dialog.fail(answer.kind === 'ready' ? 'Python has been started again: run once more' : answer.problem);
  } catch (error) {
    python = undefined;
    dialog.fail(`Python could not be loaded: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function show(section: HTMLElement, { program, detail, axis }: LiveExample<Program>, text: string, dialog: EditorDialog): void {
  const recording = parseRecording(text);
  if (!recording) {
    dialog.fail('the answer of Python cannot be read');
    return;
  }
  const timeline = timelineFromRecording(recording, detail);
  const [problem] = recordingProblems(recording, program);
  texts.set(section, program.main.text);
  if (timeline.steps.length === 0) {
    dialog.fail(problem?.text ?? 'nothing ran on an event loop', problem?.line);
    return;
  }
  const body = section.querySelector('.body');
  if (!body) return;
  if (!originals.has(section)) originals.set(section, { html: body.innerHTML, firstStep: section.getAttribute(attribute.firstStep) });
  body.innerHTML = renderStage({ id: section.id, range: { from: 1, to: timeline.steps.length } }, timeline, axis, slideWidthOf(section));
  section.removeAttribute(attribute.firstStep);
  section.classList.add('is-edited');
  tellPlayer(section);
  if (problem) dialog.fail(problem.text, problem.line);
  else {
    dialog.close();
    section.querySelector<HTMLElement>('.heading')?.focus({ preventScroll: true });
  }
}

/** The width of the deck's slides in CSS pixels, as the page gives it. */
function slideWidthOf(section: HTMLElement): number {
  const deck = section.closest('.reveal');
  return (deck && numberOf(deck, attribute.width)) ?? 1920;
}

/** Shows the recording of the build again. */
function restore(section: HTMLElement): void {
  const original = originals.get(section);
  const body = section.querySelector('.body');
  texts.delete(section);
  if (!original || !body) return;
  body.innerHTML = original.html;
  if (original.firstStep !== null) section.setAttribute(attribute.firstStep, original.firstStep);
  originals.delete(section);
  section.classList.remove('is-edited');
  tellPlayer(section);
}

/** The player takes the slide up anew, with a bar of as many steps as it has now. */
function tellPlayer(section: HTMLElement): void {
  section.querySelector(':scope > .step-bar')?.remove();
  document.dispatchEvent(new CustomEvent(changedEvent, { detail: { slide: section.id } }));
}

Reflect.set(globalThis, live.open, open);

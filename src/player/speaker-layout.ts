/** Names of the parts of the speaker view that change. */
export type Part = 'link' | 'title' | 'elapsed' | 'run' | 'reset' | 'pace' | 'spent' | 'plan' | 'clock' | 'slides' | 'where' | 'now' | 'sentence' | 'screen' | 'next-where' | 'next' |
  'next-sentence' | 'next-screen' | 'end' | 'notes' | 'previous' | 'forward' | 'smaller' | 'larger';

const html = `
<header class="top">
  <div class="who"><p class="link" data-part="link" role="status"></p><h1 data-part="title">Speaker view</h1></div>
  <div class="time">
    <div class="pace"><p data-part="pace"></p><p data-part="spent"></p></div>
    <details class="plan"><summary>Plan</summary><table data-part="plan"></table></details>
    <p class="stopwatch"><span data-part="elapsed">0:00</span></p>
    <button type="button" data-part="run">Start</button>
    <button type="button" data-part="reset">Reset</button>
    <p class="clock" data-part="clock"></p>
  </div>
</header>
<main>
  <section class="now" aria-label="Now">
    <div class="caption"><h2>Now</h2><select data-part="slides" aria-label="Slide"></select><p data-part="where"></p></div>
    <div class="screen"><iframe data-part="now" title="The slide now" tabindex="-1" inert></iframe><p data-part="screen" hidden></p></div>
    <p class="sentence" data-part="sentence"></p>
    <div class="moves">
      <button type="button" data-part="previous">Back</button>
      <button type="button" data-part="forward">Next</button>
    </div>
  </section>
  <section class="next" aria-label="Next">
    <div class="caption"><h2>Next</h2><p data-part="next-where"></p></div>
    <div class="screen"><iframe data-part="next" title="What comes next" tabindex="-1" inert></iframe><p data-part="next-screen" hidden>End of the deck</p></div>
    <p class="sentence" data-part="next-sentence"></p>
  </section>
  <section class="notes" aria-label="Notes">
    <div class="caption"><h2>Notes</h2>
      <div class="size"><button type="button" data-part="smaller" aria-label="A−, smaller notes">A−</button><button type="button" data-part="larger" aria-label="A+, larger notes">A+</button></div>
    </div>
    <div class="text" data-part="notes" tabindex="0"></div>
  </section>
</main>`;

/** Finds a part of the speaker view, which must be an element of the given kind. */
export type FindPart = <Kind extends HTMLElement>(part: Part, kind: new () => Kind) => Kind;

/** Puts the speaker view into the page, in place of what is there, and returns the function that finds its parts. */
export function layOutSpeaker(): FindPart {
  document.documentElement.lang = 'en';
  document.documentElement.classList.add('is-speaker');
  document.body.className = 'speaker-view';
  document.body.innerHTML = html;
  return (part, kind) => {
    const element = document.querySelector(`[data-part="${part}"]`);
    if (!(element instanceof kind)) throw new Error(`The speaker view has no part ${part}.`);
    return element;
  };
}

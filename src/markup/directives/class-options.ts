import { classNames } from './options.ts';
import type { DirectiveCall } from './specification.ts';

const views = 'code|stage|sequence|strip|table';

/** Classes that stand for an option of recordings, by the option: a class name holds no dots, so hyphens stand for them. */
const forms: readonly (readonly [string, RegExp, (value: string) => string])[] = [
  ['view', new RegExp(`^view-((?:${views})(?:-(?:${views}))*)$`), (value) => value.replaceAll('-', ' ')],
  ['detail', /^detail-(task|loop|line)$/, (value) => value],
  ['axis', /^axis-(instants|linear|steps)$/, (value) => value],
  ['steps', /^steps-(\d+(?:-\d+)?)$/, (value) => value],
  ['until', /^until-(\d+(?:-\d+)?)$/, (value) => value.replace('-', '.')],
  ['python', /^python-(\d+-\d+)$/, (value) => value.replace('-', '.')],
  ['no-trace', /^no-?trace()$/, (value) => value],
];

/**
 * Returns `call` with the classes that stand for options of recordings read as these: `view-stage axis-linear detail-loop
 * no-trace`. Other tools show such a block as code, where an option that they do not know would be an error. Several `view-`
 * classes add up; an option given by its own name goes first. Every other class stays a class.
 */
export function withClassOptions(call: DirectiveCall): DirectiveCall {
  const classes = classNames(call.option('class', 'rst-class') ?? '');
  const given = new Map<string, string>();
  const left = classes.filter((name) => {
    const form = forms.find(([, pattern]) => pattern.test(name));
    if (!form) return true;
    const [option, pattern, read] = form;
    const value = read(pattern.exec(name)?.[1] ?? '');
    given.set(option, given.has(option) && option === 'view' ? `${given.get(option)} ${value}` : value);
    return false;
  });
  if (given.size === 0) return call;
  return {
    ...call,
    option: (...names) => (names[0] === 'class' ? left.join(' ') : call.option(...names) ?? names.map((name) => given.get(name)).find((value) => value !== undefined)),
    optionSpan: (name) => call.optionSpan(call.option(name) === undefined && given.has(name) ? 'class' : name),
  };
}

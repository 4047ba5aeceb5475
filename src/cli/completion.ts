import { UsageError } from './usage-error.ts';
import { defineVerb, type ListedVerb, type Verb } from './verb.ts';

const shells = ['bash', 'zsh', 'fish'] as const;

/** A command as a shell completes it: its words in place of an operand, and its options. */
interface Command {
  readonly name: string;
  readonly summary: string;
  readonly words: readonly string[];
  readonly options: readonly Option[];
}

interface Option {
  readonly name: string;
  readonly short: string | undefined;
  readonly doc: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
}

/** Returns the command that prints what teaches a shell the commands `verbs` and their options: `loopstage completion bash|zsh|fish`. It returns 0. */
export const completionOf = (verbs: readonly ListedVerb[]): Verb => defineVerb({
  name: 'completion',
  operands: 'bash|zsh|fish',
  most: 1,
  about: 'Prints what teaches a shell the commands, their options and the values they take.',
  options: {},
  statuses: '0 always',
  examples: [
    'loopstage completion bash > ~/.local/share/bash-completion/completions/loopstage',
    'loopstage completion zsh > "${fpath[1]}/_loopstage"',
    'loopstage completion fish > ~/.config/fish/completions/loopstage.fish',
  ],
  run: async ({ positionals: [shell = ''] }) => {
    if (!shells.some((known) => known === shell)) throw new UsageError(shell === '' ? 'no shell is named' : `there is no completion for \`${shell}\``, shell, shells);
    const commands = await Promise.all(verbs.map(async (listed) => commandOf(listed, await listed.load())));
    process.stdout.write(shell === 'bash' ? bash(commands) : shell === 'zsh' ? zsh(commands) : fish(commands));
    return 0;
  },
});

function commandOf({ name, operands, summary }: ListedVerb, { options }: Verb): Command {
  const [first = ''] = operands.replace(/[[\]]/g, '').split(' ');
  const words = first.includes('|') || first === 'clear' ? first.split('|') : [];
  return { name, summary, words, options: [
    ...Object.entries(options).map(([option, { short, doc, type, choices }]) => ({ name: option, short, doc: doc.replace(/\s+/g, ' ').replaceAll('`', ''), takesValue: type === 'string', choices: choices ?? [] })),
    { name: 'help', short: 'h', doc: 'say more about the command', takesValue: false, choices: [] },
  ] };
}

function bash(commands: readonly Command[]): string {
  const cases = commands.map(({ name, words, options }) => {
    const values = options.filter(({ choices }) => choices.length > 0).map((option) => `        ${namesOf(option).join('|')}) COMPREPLY=($(compgen -W '${option.choices.join(' ')}' -- "$word")); return ;;`);
    const files = options.filter(({ takesValue, choices }) => takesValue && choices.length === 0).flatMap(namesOf);
    return [
      `    ${name})`, '      case "$before" in', ...values, ...(files.length > 0 ? [`        ${files.join('|')}) COMPREPLY=($(compgen -f -- "$word")); return ;;`] : []), '      esac',
      `      if [[ $word == -* ]]; then COMPREPLY=($(compgen -W '${options.flatMap(namesOf).join(' ')}' -- "$word")); else COMPREPLY=($(compgen -W '${words.join(' ')}' -- "$word")${words.length > 0 ? '' : ' $(compgen -f -- "$word")'}); fi ;;`,
    ].join('\n');
  });
  return [
    '# Completion of loopstage for bash', '_loopstage() {', '  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}',
    `  if [[ $COMP_CWORD -eq 1 ]]; then COMPREPLY=($(compgen -W '${commands.map(({ name }) => name).join(' ')} help --help --version' -- "$word")); return; fi`,
    '  case "${COMP_WORDS[1]}" in', ...cases, '  esac', '}', 'complete -o filenames -F _loopstage loopstage', '',
  ].join('\n');
}

function zsh(commands: readonly Command[]): string {
  const cases = commands.map(({ name, words, options }) => {
    const specs = options.map((option) => {
      const value = !option.takesValue ? '' : `:${option.name}:${option.choices.length > 0 ? `(${option.choices.join(' ')})` : '_files'}`;
      const names = namesOf(option);
      return `${names.length > 1 ? `'(${names.join(' ')})'{${names.join(',')}}` : names.join('')}'[${quoted(option.doc).replace(/[[\]:]/g, '\\$&')}]${value}'`;
    });
    return `    ${name}) _arguments ${[...specs, words.length > 0 ? `'1:what:(${words.join(' ')})'` : "'*:file:_files'"].join(' ')} ;;`;
  });
  return [
    '#compdef loopstage', '# Completion of loopstage for zsh', '_loopstage() {', '  if (( CURRENT == 2 )); then',
    `    local -a commands=(${commands.map(({ name, summary }) => `'${name}:${quoted(summary)}'`).join(' ')})`, "    _describe 'command' commands; return", '  fi',
    '  local command=$words[2]', '  shift words; (( CURRENT-- ))', '  case $command in', ...cases, '  esac', '}', '_loopstage "$@"', '',
  ].join('\n');
}

function fish(commands: readonly Command[]): string {
  const lines = commands.flatMap(({ name, summary, words, options }) => {
    const here = `-n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c loopstage -n __fish_use_subcommand -f -a ${name} -d '${quoted(summary)}'`,
      ...(words.length > 0 ? [`complete -c loopstage ${here} -f -a '${words.join(' ')}'`] : []),
      ...options.map((option) => `complete -c loopstage ${here}${option.short === undefined ? '' : ` -s ${option.short}`} -l ${option.name}${!option.takesValue ? '' : option.choices.length > 0 ? ` -x -a '${option.choices.join(' ')}'` : ' -r'} -d '${quoted(option.doc)}'`),
    ];
  });
  return ['# Completion of loopstage for fish', ...lines, ''].join('\n');
}

const namesOf = ({ name, short }: Option): readonly string[] => [...(short === undefined ? [] : [`-${short}`]), `--${name}`];

/** Text between single quotes; a quotation mark in it becomes a typographic one, which every shell takes. */
const quoted = (text: string): string => text.replaceAll("'", '’');

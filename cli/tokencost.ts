import { nearestName } from '../demo/callLog/nearestName';
import type { Command, Streams } from './command';
import { demo } from './demo/demo';
import { exitCodes, type ExitCode } from './exitCode';
import { explain } from './explain/explain';
import { price } from './price/price';
import { rules } from './rules/rules';
import { UsageError } from './usageError';
import { validate } from './validate/validate';

/** The subcommands; a new one is a folder and a line here. */
const commands: Readonly<Record<string, Command>> = { explain, validate, price, rules, demo };

const help = `Usage: tokencost <command> [options]

Exact dollars of LLM calls, from the spans and tables that you already have.

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`)
  .join('\n')}

Answers are JSON lines on standard output, messages go to standard error.
Exit codes: 0 all well; 1 findings (incomplete lineage, input left out because it could not be read);
2 wrong usage, or input that cannot be read at all.

Examples:
  tokencost explain traces.json
  tokencost validate traces.json
  tokencost price --provider openai --model gpt-4o --at 2026-09-20 --input 100000 --out 10000
  tokencost rules --datasource-uid calls > llm-token-cost.yaml

tokencost <command> --help says more.
`;

/** Runs one command line (without the program's name) and resolves with the exit code; it never rejects for a usage error. */
export async function runTokencost(argv: readonly string[], streams: Streams): Promise<ExitCode> {
  const [name, ...args] = argv;
  if (name === '--help' || name === '-h' || name === 'help') {
    streams.output.write(help);
    return exitCodes.ok;
  }
  const command = name === undefined || !Object.hasOwn(commands, name) ? undefined : commands[name];
  if (command === undefined) {
    streams.messages.write(name === undefined ? help : `tokencost: ${noCommand(name)}\n`);
    return exitCodes.usage;
  }
  if (args.includes('--help') || args.includes('-h')) {
    streams.output.write(command.help);
    return exitCodes.ok;
  }
  try {
    return await command.run(args, streams);
  } catch (error) {
    if (error instanceof UsageError) {
      streams.messages.write(`tokencost ${name}: ${error.message}\n`);
      return exitCodes.usage;
    }
    throw error;
  }
}

function noCommand(name: string): string {
  const names = Object.keys(commands);
  const nearest = nearestName(name, names);
  const proposal = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
  return `"${name}" is no command.${proposal} Commands: ${names.join(', ')}.`;
}

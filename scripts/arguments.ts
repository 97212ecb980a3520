import { type ParseArgsConfig, parseArgs } from "node:util";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Reads what stands behind the command. `--help` prints the help and ends; an unknown option ends with it too. */
export function readArguments<const Given extends Options>(help: string, options: Given, allowPositionals = false) {
  const read = parse(help, options, allowPositionals);
  if ("help" in read.values && read.values.help) leave(help, 0);
  return read;
}

function parse<const Given extends Options>(help: string, options: Given, allowPositionals: boolean) {
  try {
    return parseArgs({ options: { ...options, help: { type: "boolean" } }, allowPositionals });
  } catch (error) {
    return leave(`${(error as Error).message}\n\n${help}`, 1);
  }
}

function leave(text: string, code: number): never {
  (code === 0 ? console.log : console.error)(text);
  process.exit(code);
}

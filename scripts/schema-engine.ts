import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
} from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaContainer, SchemaEngine } from "@prisma/schema-engine-wasm";
import type pg from "pg";

const root = join(import.meta.dirname, "..");
export const migrationsFolder = join(root, "prisma", "migrations");

/** Prisma's own schema engine as WebAssembly, for networks where its binary cannot be downloaded. */
export async function withSchemaEngine<Result>(
  url: string,
  use: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  const { SchemaEngine } = await loadEngine();
  const database = new EnginePg({ connectionString: url });
  const engine = await SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(database),
  );
  try {
    return await use(engine);
  } finally {
    engine.free();
    await database.close();
  }
}

export async function schemaFiles(): Promise<SchemaContainer[]> {
  const paths = await Array.fromAsync(glob("prisma/schema/**/*.prisma", { cwd: root }));
  return paths.sort().map((path) => ({ path, content: readFileSync(join(root, path), "utf8") }));
}

export async function migrations(): Promise<MigrationList> {
  const paths = await Array.fromAsync(glob("*/migration.sql", { cwd: migrationsFolder }));
  return {
    baseDir: migrationsFolder,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: paths.sort().map((path) => ({
      path: basename(dirname(path)),
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(migrationsFolder, path), "utf8") },
      },
    })),
  };
}

/**
 * adapter-pg as the engine needs it: scripts are sent whole, as one implicit transaction (adapter-pg cuts them at every
 * `;`, which breaks function bodies), and the catalogue's type `"char"`, which adapter-pg refuses, is read.
 */
class EnginePg extends PrismaPg {
  /** The engine closes some of them itself. */
  readonly #open = new Set<SqlDriverAdapter>();

  override async connect() {
    const adapter = forEngine(await super.connect());
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      if (this.#open.delete(adapter)) await dispose();
    };
    this.#open.add(adapter);
    return adapter;
  }

  /** Its own database already: whoever replays migrations makes an empty one and gives its address. */
  override async connectToShadowDb() {
    return this.connect();
  }

  async close() {
    await Promise.all([...this.#open].map((adapter) => adapter.dispose()));
  }
}

function forEngine<Adapter extends SqlDriverAdapter & { underlyingDriver(): Driver }>(adapter: Adapter): Adapter {
  const driver = adapter.underlyingDriver();
  const query = driver.query.bind(driver);
  const queryRaw = adapter.queryRaw.bind(adapter);
  const charColumns = new Map<string, number[]>();
  driver.query = async (statement) => {
    const result = await query(statement);
    charColumns.set(statement.text, takeCharForText(result.fields));
    return result;
  };
  adapter.queryRaw = async (statement) => {
    const result = await queryRaw(statement);
    for (const index of charColumns.get(statement.sql) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  adapter.executeScript = async (script) => {
    await query({ text: script }).catch(asDriverError);
  };
  return adapter;
}

interface Driver {
  query(statement: { text: string }): Promise<{ fields: { dataTypeID: number }[] }>;
}

function asDriverError(error: pg.DatabaseError): never {
  if (!error.code) throw error;
  const { code, message, detail, column, hint, severity = "ERROR" } = error;
  throw new DriverAdapterError({ kind: "postgres", code, message, detail, column, hint, severity });
}

function takeCharForText(fields: { dataTypeID: number }[]): number[] {
  const [char, text] = [18, 25];
  return fields.flatMap((field, index) => {
    if (field.dataTypeID !== char) return [];
    field.dataTypeID = text;
    return [index];
  });
}

let loading: ReturnType<typeof instantiate> | undefined;

function loadEngine() {
  loading ??= instantiate();
  return loading;
}

/** By hand, since Node still warns about `import`ed WebAssembly. */
async function instantiate() {
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const file = join(dirname(script), "schema_engine_bg.wasm");
  const { instance } = await WebAssembly.instantiate(readFileSync(file), { "./schema_engine_bg.js": { ...bindings } });
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: console.error } });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings;
}

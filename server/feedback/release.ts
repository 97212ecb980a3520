import manifest from "#package.json" with { type: "json" };

/** Which version of the product this is, as package.json says it. */
export const release: string = manifest.version;

// Builds every package: bundles by esbuild, declarations by tsc. `npm run build`.

/** Runs before `npm pack` and `npm publish` in a package's folder, where the sources are, which nobody can install. */
console.error(
  "Packages are packed from a built copy: run `npm run pack` in the project's folder; they are then in dist/.",
);
process.exit(1);

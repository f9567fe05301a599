/** The one thing that the command cannot do without. */
export class MissingEslint extends Error {
  constructor() {
    super("ESLint is not installed beside eslint-plugin-reseed. Run 'npm install eslint' there.");
    this.name = "MissingEslint";
  }
}

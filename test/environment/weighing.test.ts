/** How files are found and weighed against each other, against markers and against the user. */
import { checkExamples, type Example } from "./examples.js";

const EXAMPLES: readonly Example[] = [
  {
    title: "nothing",
    files: { "a.py": "" },
    admits: {
      python: ">=3.9",
      numpy: ">=1.22",
      torch: ">=1.13",
      joblib: ">=1.0",
      node: ">=20",
      scipy: "*",
    },
  },
  {
    title: "an upper bound keeps the floor, unless it lies below it",
    files: { "requirements.txt": "numpy<2\ntorch<1.9\n" },
    admits: { numpy: ">=1.22,<2", torch: "<1.9" },
  },
  {
    title: "several requirements files agree, or are alternatives",
    files: {
      "requirements.txt": "numpy>=1.20\nscipy==1.9.0\n",
      "requirements-dev.txt": "numpy==1.24.2\nscipy==1.11.0\n",
    },
    admits: { numpy: "==1.24.2", scipy: "==1.9.0 || ==1.11.0" },
  },
  {
    title: "a lock beats the manifest beside it",
    files: {
      "requirements.txt": "numpy>=2",
      "uv.lock": '[[package]]\nname = "numpy"\nversion = "1.26.4"\n',
    },
    admits: { numpy: "==1.26.4" },
  },
  {
    title: "a lock above a project that it contradicts was made for another",
    folder: "examples/small",
    files: {
      "uv.lock":
        '[[package]]\nname = "numpy"\nversion = "1.26.4"\n[[package]]\nname = "scipy"\nversion = "1.11.0"\n',
      "examples/small/requirements.txt": "numpy>=2\nscipy\n",
    },
    admits: { numpy: ">=2", scipy: "==1.11.0" },
  },
  {
    title: "the nearest manifest counts, for each family by itself",
    folder: "packages/one/src",
    files: {
      "pyproject.toml": '[project]\nrequires-python = ">=3.12"\ndependencies = ["numpy>=2"]\n',
      "packages/one/requirements.txt": "numpy==1.24.2\n",
      "packages/one/package.json": '{"type": "module"}',
      "package.json": '{"engines": {"node": ">=22"}}',
      ".python-version": "3.11.4\n",
    },
    admits: { numpy: "==1.24.2", node: ">=22", python: "==3.11.4" },
  },
  {
    title: "a pyproject.toml that only configures tools is passed over",
    folder: "pkg",
    files: {
      "pkg/pyproject.toml": "[tool.black]\nline-length = 100\n",
      "requirements.txt": "numpy==1.24.2",
    },
    admits: { numpy: "==1.24.2" },
  },
  {
    title: "markers that cannot hold are left out",
    files: {
      "pyproject.toml": `
[project]
requires-python = ">=3.10"
dependencies = [
  'numpy<1.20; python_version < "3.8"',
  'numpy>=1.24; python_version >= "3.8"',
  'scipy<1; implementation_name == "pypy"',
  'joblib>=1.2; extra == "all"',
]`,
    },
    admits: { numpy: ">=1.24", scipy: "*", joblib: ">=1.2" },
  },
  {
    title: "markers that split the world leave both sides",
    files: {
      "requirements.txt": `
numpy==1.24.4 ; python_version < "3.12"
numpy==2.1.0 ; python_version >= "3.12"
torch==2.0.0 ; sys_platform == "darwin"
scipy==1.9 ; platform_machine == "arm64" and (os_name != "nt")
pandas==1.5.3 ; "3.9" <= python_version and python_version not in "3.11 3.12"
`,
    },
    admits: { numpy: "==1.24.4 || ==2.1.0", torch: ">=1.13", scipy: "*", pandas: "*" },
  },
  {
    title: "markers follow what is given",
    given: { python: "3.11", platform: "macos" },
    files: {
      "requirements.txt": `
numpy==1.24.4 ; python_version < "3.12"
numpy==2.1.0 ; python_version >= "3.12"
torch==2.0.0 ; platform_system == "Darwin"
scipy==1.9 ; "3.11" == python_version
`,
    },
    admits: { python: "==3.11.*", numpy: "==1.24.4", torch: "==2.0.0", scipy: "==1.9" },
  },
  {
    title: "what is given replaces what a file says",
    given: { Python: "3.14.1", NumPy: "1.x", "start-method": "fork" },
    files: { "requirements.txt": "numpy==2.1.0", ".python-version": "3.9" },
    admits: { python: "==3.14.1", numpy: "==1.*", "start-method": "fork" },
  },
  {
    title: "a condition without its other half leaves an old release admitted",
    files: { "requirements.txt": 'numpy==1.17.0 ; python_version < "3.11"' },
    admits: { numpy: "==1.17.0 || >=1.22" },
  },
  {
    title: "tox.ini yields to a declaration",
    files: {
      "tox.ini": "[tox]\nenv_list = 3.8, py27\n",
      "setup.cfg": "[options]\npython_requires = >=3.9\n",
    },
    admits: { python: ">=3.9" },
  },
  {
    title: "packages that are called like an axis",
    files: {
      "package.json":
        '{"dependencies": {"platform": "^1.3", "os": "*", "python": "1", "main": "1"}}',
      "yarn.lock": 'node@^20:\n  version "1.0.0"\nplatform@^1:\n  version "1.3.6"\n',
      "requirements.txt": "platform==1\nnode==0.1\npython==1\n",
      "uv.lock": '[[package]]\nname = "nodejs"\nversion = "1"\n',
    },
    admits: {
      platform: "linux|macos|windows",
      main: "script|module",
      python: ">=3.9",
      node: ">=20",
    },
  },
  {
    title: "broken files are named, and the others still read",
    files: {
      "pyproject.toml": '[project]\nrequires-python = ">=3.12\n',
      "package.json": "{,}",
      "Pipfile.lock": "[]",
      "requirements.txt": "numpy=>1.2\nscipy==1.9.0\n",
      "setup.cfg": "[options]\npython_requires = new\n",
      "poetry.lock": '<<<<<<< ours\n[[package]]\nname = "torch"\nversion = "2.1.0"\n=======\n',
    },
    admits: { python: ">=3.9", scipy: "==1.9.0", numpy: ">=1.22", torch: "==2.1.0" },
    problems: [
      "Pipfile.lock: 'Pipfile.lock' is not valid JSON, so the versions in it are not used. Correct the file, or give versions in the setting 'environment'.",
      "package.json: 'package.json' is not valid JSON, so the versions in it are not used. Correct the file, or give versions in the setting 'environment'.",
      "pyproject.toml: 'pyproject.toml' is not valid TOML (line 2), so the versions in it are not used. Correct the file, or give versions in the setting 'environment'.",
      "requirements.txt: 'requirements.txt' asks for '=>1.2' in line 1, which no version can be. Write a range such as '>=1.2,<2'.",
      "setup.cfg: 'setup.cfg' asks for 'new' in line 2, which no version can be. Write a range such as '>=1.2,<2'.",
    ],
  },
  {
    title: "strange files do no harm",
    files: {
      "pyproject.toml":
        'project = 1\ntool = { poetry = { dependencies = [1] }, uv = "x", hatch = { envs = { a = 1 } } }\n[dependency-groups]\nx = [1, ["numpy"]]\n',
      "package.json": '{"engines": 5, "dependencies": ["a"], "devDependencies": null}',
      "environment.yml": "- a\ndependencies\n:\n",
      "setup.py": 'setup(install_requires=["numpy"',
      "uv.lock": '[[package]]\nversion = "1"\n[[package]]\nname = 5\n',
      "tox.ini": "[tox\nenvlist\n= x",
    },
    admits: { python: ">=3.9", numpy: ">=1.22" },
  },
];

describe("weighing of files", () => {
  checkExamples(EXAMPLES);
});

/** Files of Python projects, and the versions that each reader finds in them. */
import { checkExamples, type Example } from "./examples.js";

const POETRY_LOCK = `
[[package]]
name = "numpy"
version = "1.26.4"
description = ""
python-versions = ">=3.9"

[package.dependencies]
scipy = "*"
version = "9"

[[package]]
name = "torch"
version = "2.1.0"

[metadata]
lock-version = "2.0"
python-versions = "^3.10"
`;

const EXAMPLES: readonly Example[] = [
  {
    title: "pyproject.toml: PEP 621",
    files: {
      "pyproject.toml": `
[project]
name = "it"
requires-python = ">=3.8,<3.13"
dependencies = [
  "numpy>=1.17",  # old
  'Scikit_Learn[extra] (>=1.0,<1.4) ; python_version < "4"',
  "scipy",
  "torch @ https://example.org/torch-1.0-py3.whl",
]
[project.optional-dependencies]
fast = ["numba<0.60"]
[dependency-groups]
test = ["joblib~=1.2.0", { include-group = "other" }]
`,
    },
    admits: {
      python: ">=3.8,<3.13",
      numpy: ">=1.17",
      "scikit-learn": ">=1.0,<1.4",
      scipy: "*",
      torch: ">=1.13",
      numba: "<0.60",
      joblib: ">=1.2.0,<1.3",
    },
  },
  {
    title: "pyproject.toml: Poetry",
    files: {
      "pyproject.toml": `
[tool.poetry.dependencies]
python = "^3.10"
numpy = { version = "^1.24", extras = ["x"] }
torch = [
  { version = "~2.0.1", platform = "linux" },
  { version = "2.2", platform = "darwin" },
  { version = "2.3.*", platform = "win32" },
]
mine = { path = "../mine" }
scipy = "*"
[tool.poetry.group.dev.dependencies]
joblib = "1.3"
`,
    },
    admits: {
      python: ">=3.10,<4",
      numpy: ">=1.24,<2",
      torch: ">=2.0.1,<2.1 || ==2.2 || ==2.3.*",
      joblib: "==1.3",
      scipy: "*",
    },
  },
  {
    title: "pyproject.toml: PDM, Hatch and uv",
    files: {
      "pyproject.toml": `
[tool.pdm.dev-dependencies]
test = ["numpy==1.25.0", "-e file:///x"]
[tool.hatch.envs.test]
dependencies = ["scipy<1.12"]
extra-dependencies = ["pandas>=2"]
[tool.uv]
dev-dependencies = ["joblib>=1.3"]
constraint-dependencies = ["torch<2.3"]
`,
    },
    admits: {
      numpy: "==1.25.0",
      scipy: "<1.12",
      pandas: ">=2",
      joblib: ">=1.3",
      torch: ">=1.13,<2.3",
    },
  },
  {
    title: "requirements.txt with includes, options and hashes",
    files: {
      "requirements.txt": `
-r requirements/base.txt
-c limits.txt
--index-url https://example.org/simple
-e .
./local/package
https://example.org/x.whl
torch==1.13.1 \\
    --hash=sha256:abc \\
    --hash=sha256:def
scipy >= 1.9 # a comment
-r ../outside.txt
--requirement=more.txt
`,
      "requirements/base.txt": "numpy>=1.20\n-r ../requirements.txt\n",
      "limits.txt": "numpy<1.25\n",
      "more.txt": "pandas==1.5.3",
    },
    admits: { numpy: ">=1.20,<1.25", torch: "==1.13.1", scipy: ">=1.9", pandas: "==1.5.3" },
  },
  {
    title: "setup.cfg",
    files: {
      "setup.cfg": `
[metadata]
name = it
[options]
python_requires = >=3.7
install_requires =
    numpy>=1.19
    # torch>=9
    importlib-metadata; python_version < "3.8"
[options.extras_require]
all = scipy<2
    joblib==1.2.0
`,
    },
    admits: { python: ">=3.7", numpy: ">=1.19", scipy: "<2", joblib: "==1.2.0", torch: ">=1.13" },
  },
  {
    title: "setup.py by its literals",
    files: {
      "setup.py": `
from setuptools import setup
REQUIRED = [
    "numpy>=1.18",  # "torch==1.0"
    'scipy<1.10',
]
setup(
    name="it",
    python_requires='>=3.6',
    install_requires=REQUIRED,
    extras_require={"fast": ["numba==0.56.4"], 'more': ("joblib>=1.1",)},
    tests_require=open("x").read(),
)
`,
    },
    admits: {
      python: ">=3.6",
      numpy: ">=1.18",
      scipy: "<1.10",
      numba: "==0.56.4",
      joblib: ">=1.1",
      torch: ">=1.13",
      fast: "*",
    },
  },
  {
    title: "Pipfile and its lock",
    files: {
      Pipfile: `
[packages]
numpy = ">=1.20"
scipy = "*"
pandas = {version = ">=1.0", sys_platform = "== 'win32'"}
[dev-packages]
joblib = "~=1.2"
[requires]
python_version = "3.11"
`,
      "Pipfile.lock": `{
  "_meta": {"requires": {"python_version": "3.11"}},
  "default": {
    "numpy": {"version": "==1.24.2", "hashes": []},
    "own": {"path": "."}
  },
  "develop": {"torch": {"version": "==2.0.0"}}
}`,
    },
    admits: {
      python: "==3.11.*",
      numpy: "==1.24.2",
      torch: "==2.0.0",
      joblib: ">=1.2,<2",
      scipy: "*",
      pandas: "*",
    },
  },
  {
    title: "environment.yml",
    files: {
      "environment.yml": `
name: it  # a name
channels: [conda-forge, numpy=9]
dependencies:
  - python=3.11
  - conda-forge::numpy=1.24.2=py311h123_0
  - "scipy >=1.9,<1.11"
  - pytorch 2.1
  - nodejs>=18
  - pip
  - pip:
    - joblib==1.2.0
    - -r extra.txt
  - pandas==1.5.3
variables:
  - numba=0.1
`,
      "extra.txt": "dask>=2023.1\n",
    },
    admits: {
      python: "==3.11.*",
      dask: ">=2023.1",
      numpy: "==1.24.2",
      scipy: ">=1.9,<1.11",
      torch: "==2.1.*",
      node: ">=18",
      joblib: "==1.2.0",
      pandas: "==1.5.3",
      numba: "*",
    },
  },
  {
    title: "environment.yaml in one line",
    files: { "environment.yaml": 'dependencies: [python=3.10, "numpy>=1.20,<2", scipy]\n' },
    admits: { python: "==3.10.*", numpy: ">=1.20,<2" },
  },
  {
    title: "poetry.lock within pyproject.toml",
    files: {
      "pyproject.toml": '[tool.poetry.dependencies]\npython = "^3.10"\nnumpy = "^1.24"\n',
      "poetry.lock": POETRY_LOCK,
    },
    admits: { python: ">=3.10,<4", numpy: "==1.26.4", torch: "==2.1.0", scipy: "*" },
  },
  {
    title: "uv.lock with several versions of a package",
    files: {
      "uv.lock": `
version = 1
requires-python = ">=3.10"
[[package]]
name = "numpy"
version = "1.26.4"
source = { registry = "https://example.org" }
[[package]]
name = "numpy"
version = "2.2.1"
`,
    },
    admits: { python: ">=3.10", numpy: "==1.26.4 || ==2.2.1" },
  },
  {
    title: "pdm.lock",
    files: {
      "pdm.lock":
        '[metadata]\nlock_version = "4"\n[[metadata.targets]]\nrequires_python = ">=3.12"\n[[package]]\nname = "scikit-learn"\nversion = "1.4.0"\nrequires_python = ">=3.9"\n',
    },
    admits: { python: ">=3.12", "scikit-learn": "==1.4.0" },
  },
  {
    title: ".python-version of pyenv",
    files: { ".python-version": "3.11.4\n3.10\npypy3.9-7.3\nsystem\n" },
    admits: { python: "==3.10.* || ==3.11.4" },
  },
  {
    title: ".python-version of uv",
    files: { ".python-version": "cpython-3.13t-linux\n" },
    admits: { python: "==3.13.*" },
  },
  {
    title: "runtime.txt",
    files: { "runtime.txt": "python-3.12.1\n" },
    admits: { python: "==3.12.1" },
  },
  {
    title: ".tool-versions",
    files: { ".tool-versions": "# tools\npython 3.11.4 3.10.1\nnodejs 20.1.0\nruby 3.2\n" },
    admits: { python: "==3.10.1 || ==3.11.4", node: "==20.1.0" },
  },
  {
    title: "tox.ini",
    files: {
      "tox.ini":
        "[tox]\nenvlist =\n  py{37,38}-{old,new}, lint\n  py310\n[testenv]\nenvlist = py27\n",
    },
    admits: { python: ">=3.7" },
  },
];

describe("versions in files of Python projects", () => {
  checkExamples(EXAMPLES);
});
